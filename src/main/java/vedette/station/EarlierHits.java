package vedette.station;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.store.EventLog;
import vedette.watchlist.Match;
import vedette.watchlist.Watchlist;

/// Finds the hits of earlier runs in the log, with what the operator said of them.
final class EarlierHits {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierHits.class);
    private static final int LOOKED_AT = 200;
    private static final Pattern MARK = Pattern.compile(" · hit ([0-9a-f]{8})$");
    private static final Pattern LOOKS = Pattern.compile(" · (in [^·]*looks?[^·]*?) · ");

    private final EventLog log;
    private final ZoneId zone;

    EarlierHits(EventLog log, ZoneId zone) {
        this.log = log;
        this.zone = zone;
    }

    /// Asks the log, and hands over what still has an entry on the list, newest first. Returns at once.
    void find(Watchlist list, Consumer<List<WatchHit>> taker) {
        EventFilter filter =
                EventFilter.ALL.ofKinds(Set.of(EventKind.WATCHLIST)).withLabels(Set.of("hit", "decision"));
        log.page(filter, null, LOOKED_AT).whenComplete((page, failure) -> {
            if (failure == null) {
                List<WatchHit> found = hits(page.entries(), list);
                if (!found.isEmpty()) {
                    taker.accept(found);
                }
            } else {
                LOG.debug("the hits of earlier runs are not known", failure);
            }
        });
    }

    private List<WatchHit> hits(List<LogEntry> entries, Watchlist list) {
        Map<String, HitDecision> decisions = new HashMap<>();
        List<WatchHit> found = new ArrayList<>();
        for (LogEntry entry : entries) {
            Matcher mark = MARK.matcher(entry.summary());
            if (!mark.find()) {
                continue;
            }
            if (entry.labels().contains("decision")) {
                for (HitDecision each : HitDecision.values()) {
                    if (entry.labels().contains(each.inWords())) {
                        decisions.putIfAbsent(mark.group(1), each);
                    }
                }
            } else {
                WatchHit hit = hit(entry, mark.group(1), decisions.get(mark.group(1)), list);
                if (hit != null) {
                    found.add(hit);
                }
            }
        }
        return found;
    }

    private @Nullable WatchHit hit(LogEntry entry, String mark, @Nullable HitDecision decision, Watchlist list) {
        String plate = entry.key();
        Match match = plate == null ? null : list.match(plate, entry.received(), zone);
        if (plate == null || match == null || !CameraId.isName(entry.camera())) {
            return null;
        }
        Matcher looks = LOOKS.matcher(entry.summary());
        return new WatchHit(
                new UUID(Long.parseLong(mark, 16) << 32, entry.id()),
                match,
                new CameraId(entry.broker(), entry.system(), "", CameraRole.CAMERA, entry.camera()),
                entry.camera(),
                plate,
                looks.find() ? looks.group(1) : "",
                entry.zones().isEmpty() ? "" : entry.zones().getFirst(),
                entry.received(),
                entry.claimed(),
                entry.labels().contains("late"),
                false,
                null,
                decision);
    }
}
