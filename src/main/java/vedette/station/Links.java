package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.model.EventKind;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.Gap;

/// How the station stands with its brokers, and what of that goes into the log: the time in which a broker was not
/// heard is a gap with both edges. Thread-safe.
final class Links {
    /// A station takes a moment to connect: at its start, less than this is no gap.
    static final Duration USUAL_START = Duration.ofSeconds(5);

    /// A dead link is noticed after this time at the latest; a quiet one was alive until then.
    static final Duration NOTICED_AFTER = Duration.ofSeconds(7);

    private final Clock clock;
    private final Consumer<LogEntry> notes;
    private final Map<String, String> addresses;
    private final Map<String, LinkState> states = new LinkedHashMap<>();
    private final Map<String, Instant> lostSince = new HashMap<>();
    /// Gaps that the log knows to be open, and that must be closed however short they are.
    private final Map<String, Instant> openGaps = new HashMap<>();

    private final Map<String, FirstHeard> firstHeard = new HashMap<>();
    private final Map<String, Integer> reconnections = new HashMap<>();
    private Instant started;

    /// @param addresses each broker's address, by name
    Links(Map<String, String> addresses, Clock clock, Consumer<LogEntry> notes) {
        this.addresses = new LinkedHashMap<>(addresses);
        this.clock = clock;
        this.notes = notes;
        started = clock.instant();
        addresses.keySet().forEach(broker -> states.put(broker, new LinkState.Connecting()));
    }

    /// When a broker was first heard in this run.
    private record FirstHeard(Instant when, LinkState.Online state) {}

    /// The station begins to listen.
    synchronized void start() {
        started = clock.instant();
    }

    /// Takes over the gaps that an earlier run left open. They end when their broker is first heard, also where that
    /// was before they were known.
    synchronized void leftOpen(List<Gap> gaps) {
        for (Gap gap : gaps) {
            if (!gap.camera().isEmpty() || !addresses.containsKey(gap.broker())) {
                continue;
            }
            FirstHeard heard = firstHeard.get(gap.broker());
            if (heard == null) {
                openGaps.merge(gap.broker(), gap.since(), (one, other) -> one.isBefore(other) ? one : other);
            } else {
                gap(gap.broker(), gap.since(), heard.when(), heard.state());
            }
        }
    }

    synchronized void changed(String broker, LinkState now) {
        changed(broker, now, Duration.ZERO);
    }

    /// @param silence for how long nothing had come from this broker: a link may be dead for a while before that is
    ///     noticed
    synchronized void changed(String broker, LinkState now, Duration silence) {
        LinkState before = states.put(broker, now);
        Instant when = clock.instant();
        if (now instanceof LinkState.Online online) {
            online(broker, online, when);
        } else if (before != null && before.isOnline()) {
            Duration unnoticed = silence.compareTo(NOTICED_AFTER) < 0 ? silence : NOTICED_AFTER;
            lost(broker, when.minus(unnoticed), when, "connection lost: " + cause(now));
        } else if (before instanceof LinkState.Connecting
                && !(now instanceof LinkState.Connecting)
                && !lostSince.containsKey(broker)) {
            lost(broker, openGaps.getOrDefault(broker, started), when, "not connected: " + cause(now));
        }
    }

    private void lost(String broker, Instant since, Instant when, String summary) {
        lostSince.put(broker, when);
        openGaps.put(broker, since);
        notes.accept(StationLog.own(when, broker, "", EventKind.LINK, summary)
                .severity(Severity.WARNING)
                .gap(new GapSpan(since, null))
                .build());
    }

    private void online(String broker, LinkState.Online online, Instant when) {
        Instant lost = lostSince.remove(broker);
        boolean first = firstHeard.putIfAbsent(broker, new FirstHeard(when, online)) == null;
        if (!first) {
            reconnections.merge(broker, 1, Integer::sum);
        }
        String after = lost == null || first
                ? "connected"
                : "connected again after " + FreshnessJudge.inWords(Duration.between(lost, when));
        notes.accept(StationLog.own(when, broker, "", EventKind.LINK, after + " by " + online.protocol())
                .build());
        Instant open = openGaps.remove(broker);
        if (open != null) {
            gap(broker, open, when, online);
        } else if (first && Duration.between(started, when).compareTo(USUAL_START) > 0) {
            gap(broker, started, when, online);
        }
        if (!online.refusedTopics().isEmpty()) {
            String refused = String.join(", ", online.refusedTopics());
            notes.accept(StationLog.own(
                            when, broker, "", EventKind.LINK, "the broker does not let this station hear " + refused)
                    .severity(Severity.WARNING)
                    .build());
        }
    }

    private void gap(String broker, Instant since, Instant until, LinkState.Online online) {
        boolean kept = online.sessionPresent();
        Instant from = since.isAfter(until) ? until : since; // a wall clock that was put back
        String span = "not connected for " + FreshnessJudge.inWords(Duration.between(from, until));
        String summary = kept
                ? span + ": the broker kept this station's session, so messages of quality 1 and 2 came later;"
                        + " pictures and values of that time were not heard"
                : span + ": the broker did not keep this station's session; what was said in between was not heard";
        notes.accept(StationLog.own(until, broker, "", EventKind.GAP, summary)
                .severity(kept ? Severity.INFO : Severity.WARNING)
                .gap(new GapSpan(from, until))
                .build());
    }

    /// Why this broker is not heard, or null while it is.
    synchronized @Nullable String cause(String broker) {
        LinkState state = states.getOrDefault(broker, new LinkState.Connecting());
        return state.isOnline() ? null : cause(state);
    }

    private static String cause(LinkState state) {
        return switch (state) {
            case LinkState.Connecting ignored -> "connecting to the broker";
            case LinkState.Online ignored -> "";
            case LinkState.Retrying retrying -> retrying.cause();
            case LinkState.Refused refused -> refused.reason();
            case LinkState.Closed ignored -> "the connection is closed";
        };
    }

    /// Since when this broker is not heard, or null while it is.
    synchronized @Nullable Instant lostSince(String broker) {
        return lostSince.get(broker);
    }

    synchronized List<StationStatus.Link> list() {
        List<StationStatus.Link> list = new ArrayList<>();
        states.forEach(
                (broker, state) -> list.add(new StationStatus.Link(broker, addresses.getOrDefault(broker, ""), state)
                        .reconnected(reconnections.getOrDefault(broker, 0))));
        return list;
    }
}
