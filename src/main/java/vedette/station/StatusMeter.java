package vedette.station;

import java.util.Map;
import vedette.model.CameraRole;
import vedette.model.Freshness.State;
import vedette.store.EventLog;
import vedette.store.LogStatus;

/// Measures how the station is doing. Confined to the clock thread.
final class StatusMeter {
    private final CameraRoster roster;
    private final Inbound inbound;
    private final EventRecorder recorder;
    private final EventLane lane;
    private final RejectionList rejections;
    private final Links links;
    private final EventLog log;

    private long lastNanos;
    private long lastFrames;
    private long lastBytes;
    private long lastNews;

    StatusMeter(
            CameraRoster roster,
            Inbound inbound,
            EventRecorder recorder,
            EventLane lane,
            RejectionList rejections,
            Links links,
            EventLog log) {
        this.roster = roster;
        this.inbound = inbound;
        this.recorder = recorder;
        this.lane = lane;
        this.rejections = rejections;
        this.links = links;
        this.log = log;
    }

    StationStatus measure(long nowNanos) {
        double seconds = lastNanos == 0 ? 1 : Math.max(0.001, (nowNanos - lastNanos) / 1e9);
        long frames = 0;
        long bytes = inbound.newsBytes();
        long replaced = 0;
        int cameras = 0;
        int present = 0;
        int stale = 0;
        for (LiveCamera camera : roster.all()) {
            camera.tick(seconds);
            frames += camera.frames();
            bytes += camera.bytes();
            replaced += camera.pictures().stats().replaced();
            if (camera.id().role() != CameraRole.BROKER) {
                cameras++;
                State state = camera.freshness().state();
                present += state.isPresent() ? 1 : 0;
                stale += isLost(state) ? 1 : 0;
            }
        }
        long news = inbound.newsCount();
        Rates rates =
                new Rates((frames - lastFrames) / seconds, (bytes - lastBytes) / seconds, (news - lastNews) / seconds);
        lastNanos = nowNanos;
        lastFrames = frames;
        lastBytes = bytes;
        lastNews = news;
        StationStatus status = status(cameras, present, stale, rates, replaced);
        Map<String, TrafficRate> incoming = inbound.measure(seconds);
        return status.withLinks(status.links().stream()
                .map(link -> link.bringing(incoming.getOrDefault(link.broker(), TrafficRate.NONE)))
                .toList());
    }

    /// How much came in a second.
    private record Rates(double frames, double bytes, double news) {}

    private StationStatus status(int cameras, int present, int stale, Rates rates, long replaced) {
        LogStatus kept = log.status();
        String trouble = kept.failure();
        return new StationStatus(
                links.list(),
                cameras,
                present,
                stale,
                rates.frames(),
                rates.bytes(),
                rates.news(),
                replaced,
                lane.dropped(),
                recorder.repeated(),
                rejections.total(),
                kept.entries(),
                kept.bytes(),
                kept.waiting() + lane.waiting(),
                trouble == null ? "" : trouble);
    }

    private static boolean isLost(State state) {
        return switch (state) {
            case STALE, FROZEN, OFFLINE, DEAF -> true;
            default -> false;
        };
    }
}
