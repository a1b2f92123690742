package vedette.station;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.LogEntry;
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
            if (each.stage() != Verdict.Stage.HIT) {
                goOn(each);
            } else if (match != null) {
                begin(each, match);
            }
        }
    }

    private void begin(Verdict verdict, Match match) {
        CameraId camera = verdict.camera();
        LiveCamera live = roster.find(camera);
        byte @Nullable [] picture =
                pictures.of(camera, verdict.tally().plate(), verdict.look().nanos());
        WatchHit hit = new WatchHit(
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
                picture,
                null);
        tallies.count(match.entry(), hit.received(), hit.where());
        keep(hit);
        if (match.entry().list() != ListKind.ALLOW) {
            attention.raise(item(hit));
        }
        SharedDoor to = sharing.hitsOf(camera).orElse(null);
        CameraEvent.WatchlistMatched told = to == null || match.entry().list() == ListKind.ALLOW ? null : told(hit);
        List<String> ids = told == null || told.messageId() == null
                ? List.of()
                : List.of(RepeatKey.ofId(told, told.messageId()).toString());
        desk.note(new LogRecord(List.of(entry(hit, verdict.tally().best())), null, picture, ids));
        if (to != null && told != null) {
            // Behind the entry on the events thread: it comes back, and is to be known then.
            desk.then(() -> sharing.tell(to, told, payload(hit, told)));
        }
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
        AttentionItem item = item(now);
        String key = item(before).key();
        if (attention.items().stream().anyMatch(each -> each.key().equals(key))) {
            if (!key.equals(item.key())) {
                attention.items().stream()
                        .filter(each -> each.key().equals(key))
                        .forEach(each -> attention.acknowledge(each, System.nanoTime()));
            }
            attention.raise(item);
        }
        if (verdict.stage() == Verdict.Stage.OVER) {
            desk.note(entryOf(
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
                severity(hit),
                hit.received(),
                "Watchlist hit " + hit.plate()
                        + (hit.doubted() ? " in doubt" : hit.match().exact() ? "" : " (possible " + entry.plate() + ")")
                        + (hit.late() ? ", late" : ""),
                hit.where() + " · " + why + " · " + hit.looks(),
                false);
    }

    private static Severity severity(WatchHit hit) {
        return switch (hit.match().entry().list()) {
            case BLOCK -> Severity.CRITICAL;
            case WATCH -> Severity.WARNING;
            case ALLOW -> Severity.INFO;
        };
    }

    private static LogEntry entry(WatchHit hit, double confidence) {
        WatchEntry entry = hit.match().entry();
        List<String> labels =
                new ArrayList<>(List.of("hit", entry.list().word(), hit.match().word()));
        if (hit.late()) {
            labels.add("late");
        }
        String summary = hit.plate() + " is on the " + entry.list().word() + " list, "
                + hit.match().word()
                + (entry.reason().isEmpty() ? "" : ": " + entry.reason())
                + " · " + hit.looks()
                + (hit.checkpoint().isEmpty() ? "" : " · checkpoint " + hit.checkpoint())
                + (hit.late() ? " · told late" : "")
                + " · entry " + entry.plate()
                + (entry.owner().isEmpty() ? "" : " of " + entry.owner());
        return entryOf(hit, hit.received(), severity(hit), summary)
                .claimed(hit.claimed())
                .confidence(confidence)
                .labels(labels)
                .zones(hit.checkpoint().isEmpty() ? List.of() : List.of(hit.checkpoint()))
                .build();
    }

    private static vedette.model.LogEntryBuilder entryOf(
            WatchHit hit, java.time.Instant when, Severity severity, String summary) {
        CameraId camera = hit.camera();
        return StationLog.own(when, camera.broker(), camera.name(), EventKind.WATCHLIST, summary + " · " + hit.mark())
                .system(camera.system())
                .severity(severity)
                .key(hit.plate());
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
        String key = item(hit).key();
        attention.items().stream()
                .filter(each -> each.key().equals(key))
                .forEach(each -> attention.acknowledge(each, System.nanoTime()));
        desk.note(entryOf(
                        hit,
                        clock.instant(),
                        Severity.INFO,
                        hit.plate() + ": " + decision.inWords() + (operator.isEmpty() ? "" : ", says " + operator))
                .labels(List.of("decision", decision.inWords()))
                .build());
    }

    /// Takes over what the log has of earlier runs, unless a newer one is there.
    synchronized void restore(List<WatchHit> earlier) {
        List<WatchHit> all = new ArrayList<>(hits);
        all.addAll(earlier);
        hits = List.copyOf(all.subList(0, Math.min(KEPT, all.size())));
    }

    private synchronized void keep(WatchHit hit) {
        List<WatchHit> all = new ArrayList<>(hits.size() + 1);
        all.add(hit);
        all.addAll(hits.subList(0, Math.min(KEPT - 1, hits.size())));
        hits = List.copyOf(all);
    }

    private synchronized void replace(WatchHit hit) {
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
