package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Route.PictureSource;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;
import vedette.model.EventKind;
import vedette.model.Freshness;
import vedette.model.Freshness.State;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.Gap;

/// Looks at all cameras a few times a second: judges them, tells the operator of those that are gone, and writes the
/// gaps with both edges into the log. Confined to the clock thread.
final class Watch {
    /// A camera must be gone, and back, for this long before the log says so: a wavering one makes two lines, not
    /// fifty.
    private static final Duration DEBOUNCE = Duration.ofSeconds(2);

    private final CameraRoster roster;
    private final Links links;
    private final AttentionList attention;
    private final Consumer<LogEntry> notes;
    private final Clock clock;
    private final Map<CameraId, Standing> standings = new HashMap<>();
    private final Reminders reminders;
    private final ClockWatch clocks;
    /// Gaps that an earlier run left open, until the camera is met.
    private final Map<Named, Instant> left = new HashMap<>();

    /// Others that know of something that lasts.
    private final List<LongFunction<List<AttentionItem>>> others = new ArrayList<>();

    private @Nullable Instant turnedAwaySince;

    private record Named(String broker, String camera) {}

    /// How a camera stands.
    ///
    /// @param logged as the log has it
    /// @param now as it is
    /// @param sinceNanos since when it is so
    /// @param gone when it was last heard, where the log has it as gone; else null
    private record Standing(
            State logged,
            State now,
            long sinceNanos,
            @Nullable Instant gone) {}

    Watch(CameraRoster roster, Links links, AttentionList attention, Consumer<LogEntry> notes, Clock clock) {
        this.roster = roster;
        this.links = links;
        this.attention = attention;
        this.notes = notes;
        this.clock = clock;
        clocks = new ClockWatch(notes, clock);
        reminders = new Reminders(notes, clock);
    }

    /// Takes over the gaps that an earlier run left open. They end when their camera is met, also where that was before
    /// they were known.
    void leftOpen(List<Gap> gaps) {
        for (Gap gap : gaps) {
            if (!gap.camera().isEmpty()) {
                left.putIfAbsent(new Named(gap.broker(), gap.camera()), gap.since());
            }
        }
        standings.replaceAll((camera, standing) -> {
            // What ends a gap ends those of the same camera that began earlier.
            Instant before = left.remove(new Named(camera.broker(), camera.name()));
            Instant gone = standing.gone() == null ? before : null;
            return gone == null ? standing : new Standing(State.OFFLINE, standing.now(), standing.sinceNanos(), gone);
        });
    }

    /// Asks this as well for what lasts, at each look. Before the first.
    void alsoTell(LongFunction<List<AttentionItem>> other) {
        others.add(other);
    }

    void look(long nowNanos) {
        List<AttentionItem> lasting = new ArrayList<>();
        others.forEach(other -> lasting.addAll(other.apply(nowNanos)));
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
            if (id.role() != CameraRole.BROKER && !roster.isBlocked(id)) {
                follow(camera, nowNanos, lasting);
                clocks.look(camera);
            }
        }
        endForgotten(nowNanos);
        tellOfTooMany(lasting);
        attention.standing(lasting, nowNanos);
    }

    /// Nobody misses a camera any more that the operator has forgotten or blocked: its gap ends, or all that is
    /// searched would lack it for ever.
    private void endForgotten(long nowNanos) {
        standings.replaceAll((id, standing) -> {
            if (!roster.isBlocked(id)) {
                return standing;
            }
            missNoMore(id, standing, "it is blocked");
            return new Standing(State.WAITING, State.WAITING, nowNanos, null);
        });
        standings.entrySet().removeIf(each -> {
            boolean forgotten = roster.find(each.getKey()) == null;
            if (forgotten) {
                missNoMore(each.getKey(), each.getValue(), "it was taken out");
            }
            return forgotten;
        });
    }

    private void missNoMore(CameraId id, Standing standing, String why) {
        reminders.forget(id);
        Instant gone = standing.gone();
        if (gone != null) {
            Instant when = clock.instant();
            GapSpan span = new GapSpan(gone, when.isBefore(gone) ? gone : when);
            notes.accept(gap(id, "no longer missed: " + why, span, when));
        }
    }

    private static LogEntry gap(CameraId id, String what, GapSpan span, Instant when) {
        return StationLog.own(when, id.broker(), id.name(), EventKind.GAP, what)
                .gap(span)
                .build();
    }

    private void tellOfTooMany(List<AttentionItem> lasting) {
        int turnedAway = roster.turnedAway();
        Instant since = turnedAwaySince;
        if (turnedAway == 0) {
            turnedAwaySince = null;
            return;
        }
        if (since == null) {
            since = clock.instant();
            turnedAwaySince = since;
        }
        lasting.add(new AttentionItem(
                AttentionItem.TOO_MANY_CAMERAS,
                null,
                Severity.WARNING,
                since,
                turnedAway + (turnedAway == 1 ? " camera is" : " cameras are") + " not taken in",
                "At most " + roster.most() + " are allowed. Allow more on the Cameras screen, or block what is made up",
                true));
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
            Instant gone =
                    left.remove(new Named(camera.id().broker(), camera.id().name()));
            standings.put(camera.id(), new Standing(gone == null ? state : State.OFFLINE, state, nowNanos, gone));
            return;
        }
        Standing now = before.now() == state ? before : new Standing(before.logged(), state, nowNanos, before.gone());
        if (state != now.logged() && nowNanos - now.sinceNanos() >= DEBOUNCE.toNanos()) {
            now = logged(camera, now, freshness, nowNanos);
        }
        standings.put(camera.id(), now);
        if (isGone(camera, state) && now.gone() != null) {
            reminders.look(camera, now.gone(), nowNanos);
            lasting.add(new AttentionItem(
                    "gone " + camera.id().key(),
                    camera.id(),
                    Severity.WARNING,
                    now.gone(),
                    title(camera, state),
                    camera.displayName(),
                    true));
        }
    }

    private Standing logged(LiveCamera camera, Standing now, Freshness freshness, long nowNanos) {
        State state = now.now();
        Instant when = clock.instant();
        if (isGone(camera, state) && now.gone() == null) {
            Instant since = lastHeard(camera, freshness, when, nowNanos);
            notes.accept(StationLog.own(
                            when,
                            camera.id().broker(),
                            camera.id().name(),
                            EventKind.PRESENCE,
                            title(camera, state) + ": " + freshness.reason())
                    .severity(Severity.WARNING)
                    .gap(new GapSpan(since, null))
                    .build());
            return new Standing(state, state, now.sinceNanos(), since);
        }
        if (now.gone() != null && state.isPresent()) {
            reminders.forget(camera.id());
            Instant heard = when.minusNanos(nowNanos - now.sinceNanos());
            Instant until = heard.isBefore(now.gone()) ? now.gone() : heard;
            String away = FreshnessJudge.inWords(Duration.between(now.gone(), until));
            String summary = "heard again after " + away + ": what it would have said in between is not known";
            notes.accept(gap(camera.id(), summary, new GapSpan(now.gone(), until), when));
            return new Standing(state, state, now.sinceNanos(), null);
        }
        return new Standing(state, state, now.sinceNanos(), now.gone());
    }

    /// When the camera was last heard, or its picture last moved: long before that was noticed.
    private static Instant lastHeard(LiveCamera camera, Freshness freshness, Instant when, long nowNanos) {
        Long heard = camera.lastHeard().ever();
        Duration age = freshness.age();
        if (freshness.state() == State.OFFLINE) {
            age = heard == null ? null : Duration.ofNanos(Math.max(0, nowNanos - heard));
        }
        return age == null ? when : when.minus(age);
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
