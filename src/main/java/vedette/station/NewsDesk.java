package vedette.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.Decoded;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.NewsDecoder;
import vedette.dialect.RouteTable;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.LogEntry;
import vedette.model.Printable;
import vedette.store.LogRecord;
import vedette.video.EncodedFrame;

/// Reads news, and hands over what they say. What it is given from other threads it does on the events thread.
final class NewsDesk {
    private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);

    /// What a short message takes besides its payload.
    private static final int OVERHEAD = 600;

    /// A flood of unusable messages must not fill the log: more than these in a minute are only counted.
    private static final int REJECTIONS_LOGGED_A_MINUTE = 30;

    private final EventLane lane;
    private final CameraRoster roster;
    private final EventRecorder recorder;
    private final RejectionList rejections;

    private final LongAdder blocked = new LongAdder();
    private BiPredicate<InboundMessage, CameraEvent.CommandSeen> own = (message, seen) -> false;
    private long rejectionMinute = Long.MIN_VALUE;
    private int rejectionsThisMinute;

    NewsDesk(EventLane lane, CameraRoster roster, EventRecorder recorder, RejectionList rejections) {
        this.lane = lane;
        this.roster = roster;
        this.recorder = recorder;
        this.rejections = rejections;
    }

    void take(InboundMessage message, RouteTable.Match match, NewsDecoder decoder, Acknowledgement acknowledgement) {
        if (message.qos() == 0) {
            lane.offerDroppable(() -> read(message, match, decoder, acknowledgement), weight(message));
        } else {
            lane.offer(() -> read(message, match, decoder, acknowledgement), weight(message));
        }
    }

    void takeDroppable(InboundMessage message, RouteTable.Match match, NewsDecoder decoder) {
        lane.offerDroppable(() -> read(message, match, decoder, Acknowledgement.NONE), weight(message));
    }

    /// What a message holds in memory.
    private static int weight(InboundMessage message) {
        return message.payload().length + OVERHEAD;
    }

    /// Counts and notes a message that could not be used; from any thread.
    void refuse(InboundMessage message, @Nullable CameraId id, String reason) {
        boolean first = rejections.add(message, reason);
        LiveCamera camera = id == null ? null : roster.find(id);
        if (camera != null) {
            camera.reject(reason);
        }
        if (first) {
            lane.offerDroppable(() -> logRejection(message, reason, Acknowledgement.NONE), weight(message));
        }
    }

    /// A camera that is asked for pictures sent one.
    void pictureCame(InboundMessage message, CameraId id, EncodedFrame frame) {
        byte[] correlation = message.correlation();
        CameraEvent.SnapshotTaken event = new CameraEvent.SnapshotTaken(
                id,
                null,
                frame.bytes().length,
                correlation == null ? null : HexFormat.of().formatHex(correlation));
        lane.offerDroppable(() -> recorder.picture(message, event, frame), weight(message));
    }

    /// Says which overheard commands are the station's own: those are passed over, as they are written when they are
    /// given. Before the lane is started.
    void passOver(BiPredicate<InboundMessage, CameraEvent.CommandSeen> which) {
        own = which;
    }

    /// Writes what the station itself did or noticed; from any thread.
    void note(LogEntry entry) {
        note(LogRecord.own(entry));
    }

    /// Writes what the station made of news, which may have a picture, and know what of it comes back; from any thread.
    void note(LogRecord record) {
        lane.offer(() -> recorder.note(record));
    }

    /// Does something when all that was given before is written; from any thread.
    void then(Runnable what) {
        lane.offer(what::run);
    }

    /// The news connection to a broker changed; from any thread.
    void newsLinkChanged(String broker, LinkState state, Instant when) {
        long nanos = System.nanoTime();
        lane.offer(() -> recorder.newsLinkChanged(broker, state, when, nanos));
    }

    /// A message of a camera that the operator has blocked; from any thread.
    void passOver() {
        blocked.increment();
    }

    /// Messages of blocked cameras since the start.
    long blocked() {
        return blocked.sum();
    }

    /// What a message says of cameras that are not blocked.
    private Decoded wanted(Decoded decoded) {
        List<CameraEvent> events = new ArrayList<>(decoded.events());
        List<Decoded.AttachedPicture> pictures = new ArrayList<>(decoded.pictures());
        events.removeIf(event -> roster.isBlocked(event.camera()));
        pictures.removeIf(picture -> roster.isBlocked(picture.camera()));
        if (events.size() == decoded.events().size()
                && pictures.size() == decoded.pictures().size()) {
            return decoded;
        }
        blocked.increment();
        return new Decoded(events, pictures);
    }

    private Decoded withoutOwn(InboundMessage message, Decoded decoded) {
        List<CameraEvent> events = new ArrayList<>(decoded.events());
        return events.removeIf(event -> event instanceof CameraEvent.CommandSeen seen && own.test(message, seen))
                ? new Decoded(events, decoded.pictures())
                : decoded;
    }

    boolean isBehind() {
        return lane.isBehind();
    }

    private void read(
            InboundMessage message, RouteTable.Match match, NewsDecoder decoder, Acknowledgement acknowledgement)
            throws InterruptedException {
        Decoded decoded;
        try {
            decoded = wanted(withoutOwn(message, decoder.decode(new News(match.site(), message, match.names()))));
        } catch (MalformedPayloadException e) {
            markClaimed(match, e);
            malformed(message, match, e.reason(), acknowledgement);
            return;
        } catch (RuntimeException e) {
            // Set aside like a malformed one: left alone, it would come again at each connection and block the session.
            LOG.error("A message on {} was not read", Printable.text(message.topic(), 120), e);
            malformed(message, match, "not read, by a fault of this program", acknowledgement);
            return;
        }
        String clash = clash(decoded);
        if (clash != null) {
            malformed(message, match, clash, acknowledgement);
            return;
        }
        for (CameraEvent event : decoded.events()) {
            LiveCamera camera = roster.find(event.camera());
            if (camera != null) {
                camera.ways().news(message); // also where it is a repeat: by this way it is heard
            }
        }
        recorder.take(message, decoded, acknowledgement);
    }

    private void malformed(
            InboundMessage message, RouteTable.Match match, String reason, Acknowledgement acknowledgement)
            throws InterruptedException {
        markSender(match, reason);
        if (rejections.add(message, reason)) {
            logRejection(message, reason, acknowledgement);
        } else {
            // Counted; a bad message that is not acknowledged would block the session for good.
            recorder.skip(acknowledgement);
        }
    }

    /// Whether a message gives another real name on a topic than the one that is known there: two cameras whose names
    /// fall on one topic, whose news must not be mixed.
    private @Nullable String clash(Decoded decoded) {
        for (CameraEvent event : decoded.events()) {
            if (event instanceof CameraEvent.CameraNamed(CameraId id, String name)) {
                LiveCamera camera = roster.find(id);
                if (camera != null
                        && !camera.state().names().isEmpty()
                        && !camera.state().names().contains(name)) {
                    return "“" + name + "” speaks on the topic of “"
                            + String.join(" / ", camera.state().names())
                            + "”: set aside. If it was renamed, forget it on the Cameras screen";
                }
            }
        }
        return null;
    }

    /// Puts a mark on the camera that a message claims to be of, while it came on another one's topic.
    private void markClaimed(RouteTable.Match match, MalformedPayloadException refusal) {
        String claimed = refusal.claimed();
        if (claimed != null && !match.names().containsValue(claimed)) {
            mark(match, refusal.reason(), id -> id.name().equals(claimed));
        }
    }

    /// Puts a mark on the camera that the topic names, where that is known already.
    private void markSender(RouteTable.Match match, String reason) {
        mark(
                match,
                reason,
                id -> match.names().containsValue(id.name()) || match.names().isEmpty());
    }

    private void mark(RouteTable.Match match, String reason, Predicate<CameraId> which) {
        for (LiveCamera camera : roster.shown()) {
            CameraId id = camera.id();
            boolean sameSite = id.system().equals(match.site().system())
                    && id.broker().equals(match.site().broker())
                    && id.installation().equals(match.site().installation());
            if (sameSite && which.test(id)) {
                camera.reject(reason);
            }
        }
    }

    private void logRejection(InboundMessage message, String reason, Acknowledgement acknowledgement)
            throws InterruptedException {
        long minute = message.received().getEpochSecond() / 60;
        if (minute != rejectionMinute) {
            rejectionMinute = minute;
            rejectionsThisMinute = 0;
        }
        rejectionsThisMinute++;
        if (rejectionsThisMinute > REJECTIONS_LOGGED_A_MINUTE) {
            recorder.skip(acknowledgement);
            return;
        }
        String text = rejectionsThisMinute < REJECTIONS_LOGGED_A_MINUTE
                ? reason
                : reason + " (more of them in this minute are only counted)";
        recorder.reject(message, text, acknowledgement);
    }
}
