package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Route.PictureSource;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;
import vedette.model.EventKind;
import vedette.model.Freshness;
import vedette.model.Freshness.State;
import vedette.model.Severity;

/// Looks at all cameras a few times a second: judges them, tells the operator of those that are gone, and writes both
/// edges into the log. Confined to the clock thread.
final class Watch {
    /// A camera must be gone, and back, for this long before the log says so: a wavering one makes two lines, not
    /// fifty.
    private static final Duration DEBOUNCE = Duration.ofSeconds(2);

    private final CameraRoster roster;
    private final Links links;
    private final AttentionList attention;
    private final Links.Note notes;
    private final Clock clock;
    private final Map<CameraId, Standing> standings = new HashMap<>();

    private record Standing(
            State logged,
            State now,
            long sinceNanos,
            @Nullable Instant gone) {}

    Watch(CameraRoster roster, Links links, AttentionList attention, Links.Note notes, Clock clock) {
        this.roster = roster;
        this.links = links;
        this.attention = attention;
        this.notes = notes;
        this.clock = clock;
    }

    void look(long nowNanos) {
        List<AttentionItem> lasting = new ArrayList<>();
        Map<String, @Nullable String> causes = new HashMap<>();
        for (StationStatus.Link link : links.list()) {
            String cause = links.cause(link.broker());
            causes.put(link.broker(), cause);
            Instant since = links.lostSince(link.broker());
            if (cause != null && since != null) {
                lasting.add(new AttentionItem(
                        "link " + link.broker(),
                        null,
                        Severity.CRITICAL,
                        since,
                        "Not connected to " + link.broker(),
                        cause,
                        true));
            }
        }
        Map<Site, CameraState.At<CameraEvent.PresenceChanged>> servers = servers();
        for (LiveCamera camera : roster.all()) {
            CameraId id = camera.id();
            camera.judge(
                    causes.get(id.broker()),
                    id.role() == CameraRole.CAMERA ? servers.get(Site.of(id)) : null,
                    nowNanos);
            if (id.role() != CameraRole.BROKER) {
                follow(camera, nowNanos, lasting);
            }
        }
        attention.standing(lasting);
    }

    /// Where a server speaks for its cameras: one last will for all of them.
    private record Site(String broker, String system, String installation) {
        static Site of(CameraId id) {
            return new Site(id.broker(), id.system(), id.installation());
        }
    }

    private Map<Site, CameraState.At<CameraEvent.PresenceChanged>> servers() {
        Map<Site, CameraState.At<CameraEvent.PresenceChanged>> servers = new HashMap<>();
        for (LiveCamera each : roster.all()) {
            CameraState.At<CameraEvent.PresenceChanged> presence = each.state().presence();
            if (each.id().role() == CameraRole.SERVER && presence != null) {
                servers.put(Site.of(each.id()), presence);
            }
        }
        return servers;
    }

    private void follow(LiveCamera camera, long nowNanos, List<AttentionItem> lasting) {
        Freshness freshness = camera.freshness();
        State state = freshness.state();
        Standing before = standings.get(camera.id());
        if (before == null) {
            standings.put(camera.id(), new Standing(state, state, nowNanos, null));
            return;
        }
        Standing now = before.now() == state ? before : new Standing(before.logged(), state, nowNanos, before.gone());
        if (state != now.logged() && nowNanos - now.sinceNanos() >= DEBOUNCE.toNanos()) {
            now = logged(camera, now, freshness);
        }
        standings.put(camera.id(), now);
        if (isGone(camera, state) && now.gone() != null) {
            lasting.add(new AttentionItem(
                    "gone " + camera.id().key(),
                    camera.id(),
                    Severity.WARNING,
                    now.gone(),
                    title(camera, state),
                    camera.state().displayName(),
                    true));
        }
    }

    private Standing logged(LiveCamera camera, Standing now, Freshness freshness) {
        State state = now.now();
        boolean gone = isGone(camera, state);
        Instant when = clock.instant();
        if (gone && now.gone() == null) {
            note(camera, when, Severity.WARNING, title(camera, state) + ": " + freshness.reason());
            return new Standing(state, state, now.sinceNanos(), when);
        }
        if (!gone && now.gone() != null && state.isPresent()) {
            String away = FreshnessJudge.inWords(Duration.between(now.gone(), when));
            note(camera, when, Severity.INFO, "heard again after " + away);
            return new Standing(state, state, now.sinceNanos(), null);
        }
        return new Standing(state, state, now.sinceNanos(), now.gone());
    }

    private void note(LiveCamera camera, Instant when, Severity severity, String summary) {
        notes.note(when, camera.id().broker(), camera.id().name(), EventKind.PRESENCE, severity, summary);
    }

    /// Silence is a fault only where something should come: from a film, or in a rhythm. A station that is deaf says
    /// nothing about its cameras.
    private static boolean isGone(LiveCamera camera, State state) {
        return switch (state) {
            case OFFLINE, FROZEN -> true;
            case STALE ->
                camera.source() == PictureSource.STREAM || camera.source() == null || camera.sendsBadPictures();
            default -> false;
        };
    }

    private static String title(LiveCamera camera, State state) {
        return switch (state) {
            case OFFLINE -> "Camera is offline";
            case FROZEN -> "Picture is frozen";
            default -> camera.sendsBadPictures() ? "Pictures can't be used" : "Nothing heard any more";
        };
    }
}
