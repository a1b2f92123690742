package vedette.station;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.Printable;
import vedette.model.Severity;
import vedette.store.LogRecord;
import vedette.watchlist.HitTallies;
import vedette.watchlist.JsonText;
import vedette.watchlist.ListKind;
import vedette.watchlist.Match;
import vedette.watchlist.Verdict;
import vedette.watchlist.WatchEntry;

/// Says aloud what was decided of passings: in the list of what needs attention, in the log, and to the installation.
/// Thread-safe.
final class HitDesk {
    /// Hits at hand for the screen; older ones are in the log.
    static final int KEPT = 200;
    /// Begins what needs attention.
    static final String TITLE = "Watchlist hit ";

    private final CameraRoster roster;
    private final AttentionList attention;
    private final NewsDesk desk;
    private final ListSharing sharing;
    private final HitTallies tallies;
    private final ReadPictures pictures;
    private final Clock clock;
    private volatile List<WatchHit> hits = List.of();

    HitDesk(
            CameraRoster roster,
            AttentionList attention,
            NewsDesk desk,
            ListSharing sharing,
            HitTallies tallies,
            ReadPictures pictures,
            Clock clock) {
        this.roster = roster;
        this.attention = attention;
        this.desk = desk;
        this.sharing = sharing;
        this.tallies = tallies;
        this.pictures = pictures;
        this.clock = clock;
    }

    /// The newest first.
    List<WatchHit> hits() {
        return hits;
    }

    synchronized void say(List<Verdict> verdicts) {
        for (Verdict each : verdicts) {
            Match match = each.match();
            boolean told = each.stage() == Verdict.Stage.HIT || each.stage() == Verdict.Stage.HIGHER;
            if (!told) {
                goOn(each);
            } else if (match != null) {
                tell(hit(each, match), each.tally().best());
            }
        }
    }

    private WatchHit hit(Verdict verdict, Match match) {
        CameraId camera = verdict.camera();
        LiveCamera live = roster.find(camera);
        return new WatchHit(
                verdict.passing(),
                match,
                camera,
                live == null ? camera.name() : live.displayName(),
                shown(verdict.tally().plate()),
                verdict.tally().inWords(),
                verdict.look().checkpoint(),
                verdict.look().received(),
                verdict.look().claimed(),
                verdict.look().late(),
                false,
                pictures.of(camera, verdict.tally().plate(), verdict.look().nanos()),
                null);
    }

    /// Says a hit everywhere; where its passing was one before, it takes its place.
    private void tell(WatchHit hit, double confidence) {
        WatchHit before = find(hit.passing());
        if (before != null) {
            putAside(before);
        }
        WatchEntry entry = hit.match().entry();
        tallies.count(entry, hit.received(), hit.where());
        keep(hit);
        if (entry.list() != ListKind.ALLOW) {
            attention.raise(item(hit));
        }
        SharedDoor to = sharing.hitsOf(hit.camera()).orElse(null);
        CameraEvent.WatchlistMatched told = to == null || entry.list() == ListKind.ALLOW ? null : told(hit);
        List<String> ids = told == null || told.messageId() == null
                ? List.of()
                : List.of(RepeatKey.ofId(told, told.messageId()).toString());
        desk.note(new LogRecord(List.of(HitEntry.of(hit, confidence)), null, hit.picture(), ids));
        if (to != null && told != null) {
            // Behind the entry on the events thread: it comes back, and is to be known then.
            desk.then(() -> sharing.tell(to, told, payload(hit, told)));
        }
    }

    private void putAside(WatchHit hit) {
        String key = item(hit).key();
        attention.items().stream()
                .filter(each -> each.key().equals(key))
                .forEach(each -> attention.acknowledge(each, System.nanoTime()));
    }

    private static String shown(String plate) {
        return Printable.text(plate, 64);
    }

    private void goOn(Verdict verdict) {
        WatchHit before = find(verdict.passing());
        if (before == null) {
            return;
        }
        WatchHit now = before.voted(
                verdict.match(), shown(verdict.tally().plate()), verdict.tally().inWords());
        replace(now);
        boolean shown = attention.items().stream()
                .anyMatch(each -> each.key().equals(item(before).key()));
        if (shown) {
            if (!before.plate().equals(now.plate())) {
                putAside(before);
            }
            attention.raise(item(now));
        }
        if (verdict.stage() == Verdict.Stage.OVER) {
            desk.note(HitEntry.about(
                            now,
                            clock.instant(),
                            Severity.INFO,
                            "passing over: " + now.plate() + " "
                                    + now.looks()
                                    + (now.doubted() ? ", which no list knows: the hit may be a misread" : ""))
                    .labels(List.of("looks"))
                    .build());
        }
    }

    private static AttentionItem item(WatchHit hit) {
        WatchEntry entry = hit.match().entry();
        String why = entry.list().word() + (entry.reason().isEmpty() ? "" : ": " + entry.reason());
        return new AttentionItem(
                "hit " + hit.camera().key() + " " + hit.plate(),
                hit.camera(),
                HitEntry.severity(hit),
                hit.received(),
                TITLE
                        + hit.plate()
                        + (hit.doubted() ? " in doubt" : hit.match().exact() ? "" : " (possible " + entry.plate() + ")")
                        + (hit.late() ? ", late" : ""),
                hit.where() + " · " + why + " · " + hit.looks(),
                false);
    }

    /// What an installation is told, as it will come back from there.
    private CameraEvent.WatchlistMatched told(WatchHit hit) {
        WatchEntry entry = hit.match().entry();
        return new CameraEvent.WatchlistMatched(
                hit.camera(),
                clock.instant(),
                UUID.randomUUID().toString(),
                hit.plate(),
                entry.list().word() + " list, " + hit.match().word()
                        + (entry.reason().isEmpty() ? "" : ": " + entry.reason()) + ", " + hit.looks());
    }

    private static byte[] payload(WatchHit hit, CameraEvent.WatchlistMatched told) {
        WatchEntry entry = hit.match().entry();
        String json = "{\"message_id\":" + JsonText.of(String.valueOf(told.messageId()))
                + ",\"timestamp\":\"" + told.claimed() + '"'
                + ",\"camera_id\":" + JsonText.of(hit.camera().name())
                + (hit.checkpoint().isEmpty() ? "" : ",\"checkpoint_id\":" + JsonText.of(hit.checkpoint()))
                + ",\"plate_number\":" + JsonText.of(hit.plate())
                + ",\"entry\":" + JsonText.of(entry.plate())
                + ",\"list\":\"" + entry.list().word() + "\",\"match\":\""
                + hit.match().word() + '"'
                + ",\"reason\":" + JsonText.of(entry.reason())
                + ",\"detected_at\":\"" + hit.received() + '"'
                + ",\"message\":" + JsonText.of(told.text()) + '}';
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /// The operator's word on a hit: into the log, under the account's name.
    synchronized void decide(UUID passing, HitDecision decision, String operator) {
        WatchHit hit = find(passing);
        if (hit == null) {
            return;
        }
        replace(hit.decided(decision));
        putAside(hit);
        desk.note(HitEntry.about(
                        hit,
                        clock.instant(),
                        Severity.INFO,
                        hit.plate() + ": " + decision.inWords() + (operator.isEmpty() ? "" : ", says " + operator))
                .labels(List.of("decision", decision.inWords()))
                .build());
    }

    /// Takes over what the log has of earlier runs, unless a newer one is there.
    ///
    /// @param open those of them that still need attention
    synchronized void restore(List<WatchHit> earlier, List<WatchHit> open) {
        Set<String> known = new HashSet<>();
        hits.forEach(each -> known.add(each.mark()));
        List<WatchHit> all = new ArrayList<>(hits);
        earlier.stream().filter(each -> !known.contains(each.mark())).forEach(all::add);
        hits = List.copyOf(all.subList(0, Math.min(KEPT, all.size())));
        Set<String> raised = new HashSet<>();
        attention.items().forEach(each -> raised.add(each.key()));
        for (WatchHit each : open.reversed()) {
            AttentionItem item = item(each);
            if (!known.contains(each.mark()) && !raised.contains(item.key())) {
                attention.raise(item);
            }
        }
    }

    private void keep(WatchHit hit) {
        List<WatchHit> all = new ArrayList<>(hits.size() + 1);
        all.add(hit);
        hits.stream()
                .filter(each -> !each.passing().equals(hit.passing()))
                .limit(KEPT - 1)
                .forEach(all::add);
        hits = List.copyOf(all);
    }

    private void replace(WatchHit hit) {
        hits = hits.stream()
                .map(each -> each.passing().equals(hit.passing()) ? hit : each)
                .toList();
    }

    private @Nullable WatchHit find(UUID passing) {
        return hits.stream()
                .filter(each -> each.passing().equals(passing))
                .findFirst()
                .orElse(null);
    }
}
