package vedette.station;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Route.PictureSource;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraState;
import vedette.model.Freshness;
import vedette.video.EncodedFrame;
import vedette.video.PictureLane;

/// One camera, sensor, device or server as the station knows it now. Screens read it from any thread: each value is
/// true for itself, and none blocks.
public final class LiveCamera {
    private final CameraId id;
    private final PictureLane pictures;
    private final Supplier<String> given;
    private final LastHeard heard;
    private final Rhythm pictureRhythm = new Rhythm();
    private final Rhythm newsRhythm = new Rhythm();
    private final LongAdder rejected = new LongAdder();
    private final Traffic frames = new Traffic();
    private final Object offering = new Object();
    private final Ways ways = new Ways();
    private final PartWatch parts = new PartWatch();
    private final ClockSkew clockSkew = new ClockSkew();

    private volatile CameraState state;
    private volatile Freshness freshness = new Freshness(Freshness.State.WAITING, null, "nothing heard yet");
    private volatile @Nullable PictureSource source;
    private volatile @Nullable EncodedFrame newest;
    private volatile int repeats;
    private volatile long repeatsSinceNanos;
    private volatile boolean retainedPicture;
    private volatile @Nullable String lastRejection;
    private volatile @Nullable Long lastGoodNanos;
    private volatile @Nullable String badPictures;
    private @Nullable Long listenedSinceNanos; // of the clock thread alone

    /// @param given what the operator calls it, empty where he gave it no name
    /// @param earlier what an earlier run left to be known of it, or null where it is new
    LiveCamera(CameraId id, PictureLane pictures, Supplier<String> given, @Nullable Earlier earlier) {
        this.id = id;
        this.pictures = pictures;
        this.given = given;
        heard = new LastHeard(earlier);
        state = CameraState.of(id);
    }

    public CameraId id() {
        return id;
    }

    /// What it is called: by the operator, else by itself.
    public String displayName() {
        String name = given.get();
        return name.isEmpty() ? state.displayName() : name;
    }

    /// What its events add up to. Another object after each event.
    public CameraState state() {
        return state;
    }

    /// How far what it shows can be taken for the present; judged a few times a second.
    public Freshness freshness() {
        return freshness;
    }

    /// How far a part of what it tells can be taken for the present, or null where it never told it.
    public @Nullable Freshness freshness(CameraPart part) {
        return parts.freshness(part);
    }

    /// How far its clock is off.
    public ClockSkew clockSkew() {
        return clockSkew;
    }

    /// The way of its pictures, also where it never sends one.
    public PictureLane pictures() {
        return pictures;
    }

    /// How its pictures come, or null where none came yet.
    public @Nullable PictureSource source() {
        return source;
    }

    /// The address by which it is heard beside its broker just now (`http://nursery.lan:5000/video_feed`), or null
    /// where its pictures, or without pictures its news, come by the broker.
    public @Nullable String via() {
        return source == null ? ways.newsVia() : ways.pictureVia();
    }

    Ways ways() {
        return ways;
    }

    /// When its newest picture came by another way than the broker, or null before the first.
    @Nullable
    Long lastSidePicture() {
        return ways.sidePictures().hasBeaten() ? ways.sidePictures().last() : null;
    }

    /// When its newest message came by another way than the broker, or null before the first.
    @Nullable
    Long lastSideNews() {
        return ways.sideNews().hasBeaten() ? ways.sideNews().last() : null;
    }

    /// Its pictures and messages in the last second.
    public TrafficRate incoming() {
        return ways.traffic().rate();
    }

    /// Pictures in the last second.
    public double framesPerSecond() {
        return frames.rate().messages();
    }

    /// When its newest live picture came, by `System.nanoTime()`, or null before the first.
    public @Nullable Long newestPictureNanos() {
        return pictureRhythm.hasBeaten() ? pictureRhythm.last() : null;
    }

    /// Its newest picture as it came, kept by the broker or live, or null before the first.
    @Nullable
    EncodedFrame newestFrame() {
        return newest;
    }

    LastHeard lastHeard() {
        return heard;
    }

    /// Whether it sends pictures, or sent a film in an earlier run.
    public boolean sendsPictures() {
        Earlier earlier = heard.earlier();
        return source != null || (earlier != null && earlier.filmedNanos() != null);
    }

    /// How long it usually is silent between two messages, or null where it has no such habit, or pictures by which it
    /// is judged.
    @Nullable
    Duration usualSilence() {
        return source == null && newsRhythm.isKnown() ? newsRhythm.usualGap() : null;
    }

    /// Its messages and pictures that could not be used.
    public long rejected() {
        return rejected.sum();
    }

    /// Why the last of them could not be used, or null while there is none.
    public @Nullable String lastRejection() {
        return lastRejection;
    }

    /// Takes a picture. From the callback threads: one of the frames connection, and the events thread for pictures
    /// inside news.
    void offer(EncodedFrame frame, PictureSource how) {
        synchronized (offering) {
            if (source != PictureSource.STREAM) {
                source = how; // a film says more than stills of the same camera
            }
            frames.add(frame.bytes().length);
            EncodedFrame before = newest;
            if (frame.retained()) {
                retainedPicture = true;
            } else {
                if (before != null && !before.retained() && before.sameBytes(frame)) {
                    repeats++;
                } else {
                    repeats = 0;
                    repeatsSinceNanos = frame.arrivedNanos();
                }
                pictureRhythm.beat(frame.arrivedNanos());
                heard.note(frame.arrivedNanos());
            }
            newest = frame;
        }
        pictures.offer(frame);
    }

    /// Takes an event. On the events thread only.
    void apply(CameraEvent event, Arrival arrival) {
        state = state.after(event, arrival);
        if (!arrival.retained() && !(event instanceof CameraEvent.PresenceChanged presence && !presence.online())) {
            heard.note(arrival.nanos());
        }
        boolean fromIt = Objects.equals(state.latest(), arrival);
        if (fromIt) {
            parts.take(event, arrival);
            clockSkew.take(event.claimed(), arrival);
        }
        if (fromIt && !arrival.retained() && (!newsRhythm.hasBeaten() || newsRhythm.last() != arrival.nanos())) {
            newsRhythm.beat(arrival.nanos());
        }
    }

    /// A picture that came then was decoded. On a decode thread.
    void pictureWasGood(long arrivedNanos) {
        lastGoodNanos = arrivedNanos;
        badPictures = null;
    }

    /// A picture could not be decoded. On a decode thread.
    void pictureWasBad(String reason) {
        badPictures = reason;
    }

    /// Whether its newest picture could not be decoded.
    public boolean sendsBadPictures() {
        return badPictures != null;
    }

    void reject(String reason) {
        rejected.increment();
        lastRejection = reason;
    }

    /// Judges it anew. On the clock thread only.
    ///
    /// @param linkCause why the broker is not heard, or null while it is
    /// @param server what the server that it speaks through last said of being there, or null
    void judge(
            @Nullable String linkCause, CameraState.@Nullable At<CameraEvent.PresenceChanged> server, long nowNanos) {
        CameraState now = state;
        String unusable = badPictures;
        boolean beside = ways.isHeardBeside(source != null, nowNanos);
        if (listenedSinceNanos == null || (linkCause != null && !beside)) {
            listenedSinceNanos = nowNanos;
        }
        Freshness judged = FreshnessJudge.judge(
                new FreshnessJudge.Evidence(
                        beside ? null : linkCause, // deaf to the broker, but not to the camera
                        source,
                        pictureRhythm,
                        newsRhythm,
                        repeats,
                        repeatsSinceNanos,
                        retainedPicture,
                        unusable == null ? null : new FreshnessJudge.BadPictures(lastGoodNanos, unusable),
                        now.presence() == null ? server : now.presence(),
                        heard.earlier(),
                        Duration.ofNanos(nowNanos - listenedSinceNanos),
                        now),
                nowNanos);
        freshness = beside ? overHttp(judged) : judged;
        parts.judge(ways.isHeardBeside(false, nowNanos) ? null : linkCause, judged, nowNanos);
    }

    private Freshness overHttp(Freshness judged) {
        String reason = source != null && judged.state() == Freshness.State.LIVE
                ? "every " + FreshnessJudge.inWords(pictureRhythm.gapNow())
                : judged.reason();
        return new Freshness(judged.state(), judged.age(), reason + " over HTTP");
    }

    /// Counts the pictures of the time since the last call. On the clock thread only.
    void tick(double seconds) {
        frames.measure(seconds);
        ways.traffic().measure(seconds);
    }

    long frames() {
        return frames.messages();
    }

    long bytes() {
        return frames.bytes();
    }
}
