package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.message.Transport;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Tells beforehand that a broker's certificate, or the station's own, is about to expire: in the list of what needs
/// attention, and once a day in the log. Confined to the clock thread.
final class CertificateWatch {
    /// From then on the operator is told.
    static final Duration TOLD = Duration.ofDays(14);

    /// From then on it is urgent.
    static final Duration URGENT = Duration.ofDays(3);

    private final List<Transport> transports;
    private final AttentionList attention;
    private final Consumer<LogEntry> notes;
    private final Clock clock;
    private final Map<String, Told> told = new HashMap<>();

    /// What was told last, and on which day.
    private record Told(AttentionItem item, LocalDate day) {}

    CertificateWatch(List<Transport> transports, AttentionList attention, Consumer<LogEntry> notes, Clock clock) {
        this.transports = List.copyOf(transports);
        this.attention = attention;
        this.notes = notes;
        this.clock = clock;
    }

    /// Looks at all certificates, and adds the brokers' to the status.
    StationStatus look(StationStatus status) {
        Map<String, PeerCertificate> shown = new HashMap<>();
        for (Transport each : transports) {
            Optional<PeerCertificate> peer = each.peerCertificate();
            peer.ifPresent(certificate -> shown.put(each.broker(), certificate));
            follow(each.broker(), "broker " + each.broker(), "the broker's certificate", peer.orElse(null));
            follow(
                    each.broker(),
                    "station at " + each.broker(),
                    "this station's certificate for the broker",
                    each.ownCertificate().orElse(null));
        }
        List<StationStatus.Link> links = new ArrayList<>();
        for (StationStatus.Link link : status.links()) {
            links.add(link.withCertificate(shown.get(link.broker())));
        }
        return status.withLinks(links);
    }

    private void follow(String broker, String whose, String words, @Nullable PeerCertificate certificate) {
        String key = "certificate " + whose;
        Told before = told.get(key);
        Instant now = clock.instant();
        if (certificate == null || certificate.left(now).compareTo(TOLD) > 0) {
            if (before != null && certificate != null) { // renewed
                told.remove(key);
                attention.acknowledge(before.item(), System.nanoTime());
            }
            return;
        }
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (before != null && before.day().equals(day)) {
            return;
        }
        Duration left = certificate.left(now);
        Severity severity = left.compareTo(URGENT) <= 0 ? Severity.WARNING : Severity.INFO;
        String sentence = words + " (“" + certificate.subject() + "”) " + when(left) + ": have it renewed";
        notes.accept(StationLog.own(now, broker, "", EventKind.LINK, sentence)
                .severity(severity)
                .build());
        AttentionItem item = new AttentionItem(
                key, null, severity, now, "Certificate " + when(left), broker + " · " + sentence, false);
        told.put(key, new Told(item, day));
        attention.raise(item);
    }

    private static String when(Duration left) {
        if (left.isNegative()) {
            return "has expired";
        }
        long days = left.toDays();
        return days == 0 ? "expires within a day" : "expires in " + days + (days == 1 ? " day" : " days");
    }
}
