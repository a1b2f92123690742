package vedette.station;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.model.EventKind;
import vedette.model.Severity;

/// How the station stands with its brokers, and what of that goes into the log. Thread-safe.
final class Links {
    /// Takes a line for the log.
    interface Note {
        void note(Instant when, String broker, String camera, EventKind kind, Severity severity, String summary);
    }

    private final java.time.Clock clock;
    private final Note notes;
    private final Map<String, String> addresses;
    private final Map<String, LinkState> states = new LinkedHashMap<>();
    private final Map<String, Instant> lostSince = new LinkedHashMap<>();
    private final Map<String, Boolean> wasOnline = new LinkedHashMap<>();

    /// @param addresses each broker's address, by name
    Links(Map<String, String> addresses, java.time.Clock clock, Note notes) {
        this.addresses = new LinkedHashMap<>(addresses);
        this.clock = clock;
        this.notes = notes;
        addresses.keySet().forEach(broker -> states.put(broker, new LinkState.Connecting()));
    }

    synchronized void changed(String broker, LinkState now) {
        LinkState before = states.put(broker, now);
        Instant when = clock.instant();
        if (now instanceof LinkState.Online online) {
            online(broker, online, when);
        } else if (before != null && before.isOnline()) {
            lostSince.put(broker, when);
            notes.note(when, broker, "", EventKind.LINK, Severity.WARNING, "connection lost: " + cause(now));
        } else if (before instanceof LinkState.Connecting && !(now instanceof LinkState.Connecting)) {
            lostSince.putIfAbsent(broker, when);
            notes.note(when, broker, "", EventKind.LINK, Severity.WARNING, "not connected: " + cause(now));
        }
    }

    private void online(String broker, LinkState.Online online, Instant when) {
        Instant lost = lostSince.remove(broker);
        boolean first = wasOnline.put(broker, true) == null;
        String after = lost == null || first
                ? "connected"
                : "connected again after " + FreshnessJudge.inWords(Duration.between(lost, when));
        notes.note(when, broker, "", EventKind.LINK, Severity.INFO, after + " by " + online.protocol());
        if (!first && !online.sessionPresent()) {
            notes.note(
                    when,
                    broker,
                    "",
                    EventKind.GAP,
                    Severity.WARNING,
                    "the broker did not keep this station's session: what was said "
                            + (lost == null ? "while it was away" : "since " + lost.truncatedTo(ChronoUnit.SECONDS))
                            + " was not heard");
        }
        if (!online.refusedTopics().isEmpty()) {
            notes.note(
                    when,
                    broker,
                    "",
                    EventKind.LINK,
                    Severity.WARNING,
                    "the broker does not let this station hear " + String.join(", ", online.refusedTopics()));
        }
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
                (broker, state) -> list.add(new StationStatus.Link(broker, addresses.getOrDefault(broker, ""), state)));
        return list;
    }
}
