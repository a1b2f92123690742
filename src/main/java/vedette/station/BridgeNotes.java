package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Writes into the log when a bridge begins to carry, stops, and goes on. Confined to the bridge's thread.
final class BridgeNotes {
    private final BridgePlan plan;
    private final Consumer<LogEntry> log;
    private final Clock clock;
    private boolean carrying;
    private boolean toldOfStop;
    private boolean toldOfRefusal;
    private @Nullable Instant stopped;

    BridgeNotes(BridgePlan plan, Consumer<LogEntry> log, Clock clock) {
        this.plan = plan;
        this.log = log;
        this.clock = clock;
    }

    /// One of the links changed. A link to the first broker that the bridge itself closed says nothing.
    void changed(LinkState from, LinkState to) {
        Instant now = clock.instant();
        if (from.isOnline() && to.isOnline()) {
            if (!carrying && (stopped == null || toldOfStop)) {
                String after =
                        stopped == null ? "" : " again after " + FreshnessJudge.inWords(Duration.between(stopped, now));
                note(
                        now,
                        plan.to().broker(),
                        Severity.INFO,
                        "carries" + after + " from " + plan.from().broker() + " to "
                                + plan.to().broker());
            }
            carrying = true;
            toldOfStop = false;
            refusedTopics(now, from);
        } else if (isTrouble(to)) {
            stand(now, plan.to().broker(), to);
        } else if (isTrouble(from)) {
            stand(now, plan.from().broker(), from);
        }
    }

    private void refusedTopics(Instant now, LinkState from) {
        boolean refused = from instanceof LinkState.Online online
                && !online.refusedTopics().isEmpty();
        if (refused && !toldOfRefusal) {
            note(
                    now,
                    plan.from().broker(),
                    Severity.WARNING,
                    "hears nothing: " + plan.from().broker() + " does not let it hear " + plan.filter()
                            + ". Allow that topic filter there.");
        }
        toldOfRefusal = refused;
    }

    private void stand(Instant now, String broker, LinkState state) {
        if (!toldOfStop) {
            stopped = now;
            carrying = false;
            toldOfStop = true;
            note(
                    now,
                    broker,
                    Severity.WARNING,
                    "stands still: " + broker + " is away: " + cause(state) + " Messages of quality 1 wait at "
                            + plan.from().broker() + ".");
        }
    }

    private static boolean isTrouble(LinkState state) {
        return state instanceof LinkState.Retrying || state instanceof LinkState.Refused;
    }

    private static String cause(LinkState state) {
        return switch (state) {
            case LinkState.Retrying retrying -> retrying.cause();
            case LinkState.Refused refused -> refused.reason();
            default -> "not connected.";
        };
    }

    private void note(Instant now, String broker, Severity severity, String what) {
        log.accept(StationLog.own(now, broker, "", EventKind.LINK, "bridge " + plan.name() + " " + what)
                .severity(severity)
                .build());
    }
}
