package vedette.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.OriginalMessage;
import vedette.message.SideChannel;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.LogEntry;
import vedette.store.EventLog;
import vedette.store.LogRecord;
import vedette.store.RecentRecord;
import vedette.video.EncodedFrame;

/// Turns what messages say into states, attention and records, each event once. Confined to the events thread, except
/// where it says otherwise.
final class EventRecorder {
    private final CameraRoster roster;
    private final StationLog log;
    private final RejectionList rejections;
    private final AttentionList attention;
    private final EventPictures pictures;
    private final RepeatFilter repeats = new RepeatFilter();
    private final ResendFilter resends = new ResendFilter(System::nanoTime);
    private final TwiceTold twice = new TwiceTold();
    private final HappenedTime times = new HappenedTime();
    private final LogPolicy policy = new LogPolicy();
    private final LongAdder repeated = new LongAdder();
    private final Map<String, BrokerSession> sessions = new HashMap<>();
    private final List<NewsFollower> followers = new ArrayList<>();
    private @Nullable Instant lastAlive;

    EventRecorder(CameraRoster roster, StationLog log, RejectionList rejections, AttentionList attention) {
        this.roster = roster;
        this.log = log;
        this.rejections = rejections;
        this.attention = attention;
        pictures = new EventPictures(roster);
    }

    /// Takes over what the log knows of earlier runs. Before the lane is started.
    void seed(EventLog earlier) {
        List<RecentRecord> recent = earlier.recent();
        Instant alive = earlier.lastAlive();
        Instant newest = recent.stream()
                .map(RecentRecord::received)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        lastAlive = alive;
        repeats.seed(recent);
        twice.seed(recent);
        resends.seed(recent, alive != null && alive.isAfter(newest) ? alive : newest);
    }

    /// Has this told of each event. Before the lane is started.
    void tell(NewsFollower follower) {
        followers.add(follower);
    }

    /// These installations can be heard by two ways. Before the lane is started.
    void watchTwoWays(Set<SideChannel.Site> sites) {
        twice.watch(sites);
    }

    void newsLinkChanged(String broker, LinkState state, Instant when, long nanos) {
        boolean lost = session(broker).changed(state, when, nanos);
        if (lost) {
            resends.lost(broker);
        } else if (state instanceof LinkState.Online online && !online.sessionPresent()) {
            resends.over(broker);
        }
    }

    private BrokerSession session(String broker) {
        return sessions.computeIfAbsent(broker, name -> new BrokerSession(lastAlive));
    }

    /// Takes what a message says.
    void take(InboundMessage message, Decoded decoded, Acknowledgement acknowledgement) throws InterruptedException {
        RepeatFilter.Sifted sifted = repeats.sift(message, decoded.events());
        RepeatKey bare = sifted.bare().isEmpty() ? null : bareKey(message);
        List<CameraEvent> fresh = new ArrayList<>(sifted.fresh());
        List<CameraEvent> missed = new ArrayList<>(sifted.missed());
        int again = sifted.repeats();
        if (bare != null && isResend(message, bare)) {
            fresh.removeAll(sifted.bare());
            again += sifted.bare().size();
            bare = null;
        }
        int told = fresh.size();
        Instant keptSince = keptSince(message, ResendFilter.SOON);
        fresh.removeIf(event -> twice.isRepeat(event, message, keptSince));
        again += told - fresh.size();
        repeated.add(again);
        boolean burst = isInBurst(message);
        missed.forEach(event -> apply(event, message, message.received(), burst));
        List<CameraEvent> logged = new ArrayList<>();
        List<LogEntry> entries = new ArrayList<>();
        boolean late = applyAndWrite(fresh, message, burst, logged, entries);
        boolean known = fresh.isEmpty() && !decoded.events().isEmpty();
        if (!known || !missed.isEmpty()) {
            decoded.pictures().forEach(picture -> show(picture, message, late || known));
        }
        if (entries.isEmpty()) {
            repeats.remember(sifted);
            log.whenAllIsKept(acknowledgement::give);
            return;
        }
        EventPictures.Found found = pictures.find(logged, decoded.pictures(), message, late);
        found.remarkOn(entries);
        List<String> ids = ids(sifted, bare, message.via() == null ? List.of() : logged);
        log.write(
                StationLog.record(entries, OriginalMessage.of(message), found.jpeg(), ids),
                kept(message, bare, acknowledgement));
        repeats.remember(sifted);
    }

    /// Shows a picture that came inside a message. One of something past never takes a newer one's place, nor looks
    /// like one of now: it is the last known picture where there is no other.
    private void show(Decoded.AttachedPicture picture, InboundMessage message, boolean late) {
        LiveCamera camera = roster.findOrTakeIn(picture.camera());
        if (camera == null || (late && camera.newestPictureNanos() != null)) {
            return;
        }
        boolean kept = message.retained() || late;
        camera.offer(
                EncodedFrame.of(picture.bytes(), message.arrivedNanos(), message.received(), kept), picture.source());
    }

    /// @param burst whether the message may be as old as the time that the station was away
    /// @return whether one of them is of the past, as far as can be told
    private boolean applyAndWrite(
            List<CameraEvent> fresh,
            InboundMessage message,
            boolean burst,
            List<CameraEvent> logged,
            List<LogEntry> entries) {
        boolean late = false;
        Instant keptSince = keptSince(message, HappenedTime.SOON);
        for (CameraEvent event : fresh) {
            if (takeIn(event, message) == null) {
                continue;
            }
            Instant happened = times.of(event, message, keptSince);
            boolean old = happened.isBefore(message.received()) || (burst && !HappenedTime.saysNow(event, message));
            apply(event, message, happened, old);
            late |= old;
            if (policy.worthLogging(event, arrival(message))) {
                logged.add(event);
                entries.addAll(StationLog.entries(event, message, happened));
            }
        }
        return late;
    }

    /// Whether a message is one of those that the broker kept while the station was away for longer than what
    /// happened is called late.
    private boolean isInBurst(InboundMessage message) {
        if (message.qos() == 0 || message.retained() || message.via() != null) {
            return false;
        }
        BrokerSession session = session(message.broker());
        Instant since = session.awaySince();
        return session.isInBurst(message.arrivedNanos())
                && since != null
                && Duration.between(since, message.received()).compareTo(HappenedTime.CLEARLY) > 0;
    }

    /// Since when the broker may have kept this message for the station, or null where it came at once.
    private @Nullable Instant keptSince(InboundMessage message, Duration soon) {
        BrokerSession session = session(message.broker());
        boolean kept = message.via() == null && session.mayHaveBeenKept(message.arrivedNanos(), soon);
        return kept ? session.awaySince() : null;
    }

    private static Arrival arrival(InboundMessage message) {
        return new Arrival(message.received(), message.arrivedNanos(), message.retained());
    }

    /// The camera of an event, or null where there are too many to take it in.
    private @Nullable LiveCamera takeIn(CameraEvent event, InboundMessage message) {
        LiveCamera camera = roster.findOrTakeIn(event.camera());
        if (camera == null) {
            rejections.add(message, roster.tooMany());
        }
        return camera;
    }

    /// @param old whether it tells of the past: it is what is known last, where nothing newer is known, and no sign
    ///     of life
    private void apply(CameraEvent event, InboundMessage message, Instant happened, boolean old) {
        LiveCamera camera = takeIn(event, message);
        if (camera == null) {
            return;
        }
        Arrival arrival = arrival(message);
        if (!old) {
            camera.apply(event, arrival);
        } else if (!camera.lastHeard().isAfter(happened, arrival)) {
            camera.apply(event, new Arrival(arrival.received(), arrival.nanos(), true));
        }
        followers.forEach(follower -> follower.heard(event, arrival));
        if (!message.retained()) {
            Alerts.of(event, camera.displayName(), happened).ifPresent(attention::raise);
        }
    }

    private static @Nullable RepeatKey bareKey(InboundMessage message) {
        return message.qos() > 0 && !message.retained() ? RepeatKey.ofBare(message) : null;
    }

    private boolean isResend(InboundMessage message, RepeatKey bare) {
        return session(message.broker()).mayHaveBeenKept(message.arrivedNanos(), ResendFilter.SOON)
                && resends.isRepeat(message.broker(), bare);
    }

    private Runnable kept(InboundMessage message, @Nullable RepeatKey bare, Acknowledgement acknowledgement) {
        if (bare == null) {
            return acknowledgement::give;
        }
        Runnable noted = resends.recording(message.broker(), bare);
        return () -> {
            noted.run();
            acknowledgement.give();
        };
    }

    private List<String> ids(RepeatFilter.Sifted sifted, @Nullable RepeatKey bare, List<CameraEvent> aside) {
        List<String> ids = new ArrayList<>();
        sifted.keys().forEach(key -> ids.add(key.toString()));
        if (bare != null) {
            ids.add(bare.toString());
        }
        aside.forEach(event -> Stream.ofNullable(twice.id(event)).forEach(ids::add));
        return ids;
    }

    /// A camera that is asked for pictures sent one: the picture is kept as such, and the message without it.
    void picture(InboundMessage message, CameraEvent.SnapshotTaken event, EncodedFrame frame)
            throws InterruptedException {
        List<LogEntry> entries = new ArrayList<>();
        applyAndWrite(List.of(event), message, false, new ArrayList<>(), entries);
        if (entries.isEmpty()) {
            return;
        }
        EventPictures.Found found = EventPictures.Found.in(frame.bytes());
        found.remarkOn(entries);
        // A picture sent as text is kept as it came, too: its bytes can't be made from the picture again.
        boolean same = frame.bytes() == found.jpeg() || !found.remark().isEmpty();
        OriginalMessage original = OriginalMessage.withPayload(message, same ? new byte[0] : message.payload());
        log.write(StationLog.record(entries, original, found.jpeg(), List.of()), Acknowledgement.NONE::give);
    }

    /// Writes a message that could not be used, unless the broker sends it again because it has no acknowledgement.
    void reject(InboundMessage message, String reason, Acknowledgement acknowledgement) throws InterruptedException {
        RepeatKey bare = bareKey(message);
        if (bare != null && isResend(message, bare)) {
            repeated.increment();
            log.whenAllIsKept(acknowledgement::give);
            return;
        }
        LogRecord record = StationLog.rejection(message, reason, bare == null ? List.of() : List.of(bare.toString()));
        log.write(record, kept(message, bare, acknowledgement));
    }

    /// Writes what the station itself did, noticed or made of news. What has one of its repeat ids is known from now
    /// on.
    void note(LogRecord record) throws InterruptedException {
        repeats.expect(record.repeatIds());
        log.write(record, Acknowledgement.NONE::give);
    }

    /// Has a message acknowledged that adds nothing to the log, when all earlier ones are kept.
    void skip(Acknowledgement acknowledgement) {
        log.whenAllIsKept(acknowledgement::give);
    }

    /// Messages that came twice and were counted once; from any thread.
    long repeated() {
        return repeated.sum();
    }
}
