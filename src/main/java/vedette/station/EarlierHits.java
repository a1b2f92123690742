package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.Site;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.store.EventLog;
import vedette.watchlist.ListKind;

/// Finds the hits of earlier runs in the log, with what the operator said of them.
final class EarlierHits {
    /// An undecided hit needs attention for so long, also after a restart.
    static final Duration STILL_OPEN = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(EarlierHits.class);
    private static final int LOOKED_AT = 200;
    private static final int MOST_NOTES = 1_000;

    private final EventLog log;
    private final List<Site> sites;
    private final Clock clock;

    /// @param sites the installations, whose cameras the log names without them
    EarlierHits(EventLog log, List<Site> sites, Clock clock) {
        this.log = log;
        this.sites = sites;
        this.clock = clock;
    }

    /// Asks the log, and hands over the hits, and those of them that nobody has looked at yet; newest first.
    /// Returns at once.
    void find(BiConsumer<List<WatchHit>, List<WatchHit>> taker) {
        EventFilter filter =
                EventFilter.ALL.ofKinds(Set.of(EventKind.WATCHLIST)).withLabels(Set.of("hit", "decision"));
        Instant now = clock.instant();
        EventFilter notes =
                EventFilter.ALL.ofKinds(Set.of(EventKind.AUDIT)).between(now.minus(STILL_OPEN), now.plusSeconds(1));
        log.page(filter, null, LOOKED_AT)
                .thenCombine(log.page(notes, null, MOST_NOTES), (told, noted) -> {
                    List<WatchHit> found = hits(told.entries());
                    taker.accept(found, open(found, noted.entries(), now));
                    return found.size();
                })
                .whenComplete((count, failure) -> {
                    if (failure != null) {
                        LOG.warn("The hits of earlier runs are not known: {}", failure.toString());
                    }
                });
    }

    private List<WatchHit> hits(List<LogEntry> newestFirst) {
        Map<String, HitDecision> decisions = new HashMap<>();
        Set<String> known = new HashSet<>();
        List<WatchHit> found = new ArrayList<>();
        for (LogEntry entry : newestFirst) {
            String mark = HitEntry.markOf(entry);
            if (mark == null) {
                continue;
            }
            if (entry.labels().contains("decision")) {
                for (HitDecision each : HitDecision.values()) {
                    if (entry.labels().contains(each.inWords())) {
                        decisions.putIfAbsent(mark, each);
                    }
                }
            } else if (known.add(mark) && CameraId.isName(entry.camera())) {
                WatchHit hit = HitEntry.read(entry, camera(entry), decisions.get(mark));
                if (hit != null) {
                    found.add(hit);
                }
            }
        }
        return found;
    }

    private CameraId camera(LogEntry entry) {
        String installation = "";
        for (Site each : sites) {
            boolean one = each.broker().equals(entry.broker()) && each.system().equals(entry.system());
            installation = one && installation.isEmpty() ? each.installation() : installation;
        }
        return new CameraId(entry.broker(), entry.system(), installation, CameraRole.CAMERA, entry.camera());
    }

    private static List<WatchHit> open(List<WatchHit> found, List<LogEntry> notes, Instant now) {
        return found.stream()
                .filter(hit -> hit.decision() == null)
                .filter(hit -> hit.match().entry().list() != ListKind.ALLOW)
                .filter(hit -> hit.received().isAfter(now.minus(STILL_OPEN)))
                .filter(hit -> notes.stream().noneMatch(note -> acknowledges(note, hit)))
                .toList();
    }

    /// Whether the operator has put the hit aside without a word on it.
    private static boolean acknowledges(LogEntry note, WatchHit hit) {
        if (note.received().isBefore(hit.received())
                || !note.camera().equals(hit.camera().name())) {
            return false;
        }
        String begin = AttentionList.ACKNOWLEDGED + HitDesk.TITLE + hit.plate();
        String end = note.summary().startsWith(begin) ? note.summary().substring(begin.length()) : "another";
        return end.isEmpty() || end.startsWith(" ") || end.startsWith(",");
    }
}
