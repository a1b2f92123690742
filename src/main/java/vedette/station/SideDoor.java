package vedette.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Route.PictureSource;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.SideChannel;
import vedette.message.SideChannel.Pace;
import vedette.message.SideChannel.Part;
import vedette.message.TransportListener;
import vedette.model.CameraId;
import vedette.model.CameraRole;

/// One installation's other way: decides when it is used, lets through what comes by it only then, and has every change
/// of way told. Looked at on the clock thread; hears on the channel's threads.
final class SideDoor implements SideChannel.Listener {
    /// A film that does not come for this long does not come.
    static final Duration PICTURE_PATIENCE = Duration.ofSeconds(3);

    /// News come more seldom than pictures.
    static final Duration NEWS_PATIENCE = Duration.ofSeconds(10);

    /// Stills come with events: a camera that sent some by MQTT within this time sends them by MQTT.
    private static final Duration STILLS_PATIENCE = Duration.ofMinutes(15);

    private static final SideWay.Patience FILM =
            new SideWay.Patience(PICTURE_PATIENCE, PICTURE_PATIENCE, SideWay.STEADY);
    private static final SideWay.Patience STILLS =
            new SideWay.Patience(PICTURE_PATIENCE, STILLS_PATIENCE, Duration.ZERO);
    private static final SideWay.Patience NEWS = new SideWay.Patience(NEWS_PATIENCE, NEWS_PATIENCE, SideWay.STEADY);

    private final SideChannel channel;
    private final TransportListener inbound;
    private final NewsDesk desk;
    private final CameraRoster roster;
    private final Function<String, @Nullable CameraId> naming;
    private final SideDoorLog log;

    private final SideWay news = new SideWay("news");
    /// For pictures of cameras that nobody has met yet.
    private final SideWay unmet = new SideWay("picture");
    private final Map<CameraId, SideWay> pictures = new HashMap<>();
    /// What the clock thread decided, for the channel's threads: whether a camera's pictures come by the other way.
    private final Map<CameraId, Boolean> over = new ConcurrentHashMap<>();
    private volatile Set<Part> wanted = Set.of();
    private @Nullable Long firstLook;

    /// @param naming says whose picture comes on a topic, or null where that is nobody's
    SideDoor(
            SideChannel channel,
            TransportListener inbound,
            NewsDesk desk,
            CameraRoster roster,
            Function<String, @Nullable CameraId> naming,
            SideDoorLog log) {
        this.channel = channel;
        this.inbound = inbound;
        this.desk = desk;
        this.roster = roster;
        this.naming = naming;
        this.log = log;
    }

    SideChannel channel() {
        return channel;
    }

    /// Decides anew.
    ///
    /// @param unheard why the broker is not heard, or null while it is
    void look(@Nullable String unheard, long nowNanos) {
        Long since = firstLook;
        if (since == null) {
            since = nowNanos;
            firstLook = since;
        }
        List<LiveCamera> cameras = cameras();
        EnumSet<Part> parts = EnumSet.noneOf(Part.class);
        if (channel.offers().contains(Part.PICTURES) && lookForPictures(cameras, unheard, since, nowNanos)) {
            parts.add(Part.PICTURES);
        }
        if (channel.offers().contains(Part.NEWS)) {
            List<Cadence> heard =
                    cameras.stream().map(each -> each.ways().brokerNews()).toList();
            news.look(new SideWay.Broker(unheard, since, heard), NEWS, nowNanos);
            if (news.isOver()) {
                parts.add(Part.NEWS);
            }
            log.tell(channel, news, cameras, LiveCamera::lastSideNews);
        }
        if (!parts.equals(wanted)) {
            wanted = Set.copyOf(parts);
            channel.want(wanted);
        }
        log.trouble(channel, wanted, nowNanos);
    }

    private boolean lookForPictures(List<LiveCamera> cameras, @Nullable String unheard, long since, long nowNanos) {
        unmet.look(new SideWay.Broker(unheard, since, List.of()), FILM, nowNanos);
        boolean any = unmet.isOver() && (cameras.isEmpty() || channel.fetchesEach());
        for (LiveCamera camera : cameras) {
            SideWay way = pictures.computeIfAbsent(camera.id(), id -> new SideWay("picture"));
            boolean stills = channel.fetchesEach() || isWithStills(camera);
            SideWay.Broker broker =
                    new SideWay.Broker(unheard, since, List.of(camera.ways().brokerPictures()));
            way.look(broker, stills ? STILLS : FILM, nowNanos);
            over.put(camera.id(), way.isOver());
            any |= way.isOver();
            log.tell(channel, way, List.of(camera), LiveCamera::lastSidePicture);
        }
        return any;
    }

    private static boolean isWithStills(LiveCamera camera) {
        return camera.source() != null && camera.source() != PictureSource.STREAM;
    }

    private List<LiveCamera> cameras() {
        List<LiveCamera> cameras = new ArrayList<>();
        for (LiveCamera each : roster.all()) {
            CameraId id = each.id();
            SideChannel.Site site = new SideChannel.Site(id.broker(), id.system(), id.installation());
            if (id.role() == CameraRole.CAMERA && site.equals(channel.site())) {
                cameras.add(each);
            }
        }
        return cameras;
    }

    @Override
    public void news(InboundMessage message) {
        if (wanted.contains(Part.NEWS)) {
            inbound.news(message, Acknowledgement.NONE);
        }
    }

    @Override
    public void frame(InboundMessage message) {
        if (wanted.contains(Part.PICTURES) && isOver(naming.apply(message.topic()))) {
            inbound.frame(message);
        }
    }

    private boolean isOver(@Nullable CameraId id) {
        Boolean decided = id == null ? Boolean.TRUE : over.get(id);
        if (decided != null || id == null) {
            return decided == null || decided;
        }
        LiveCamera camera = roster.find(id); // met since the last look
        return camera == null || !camera.ways().brokerPictures().hasBeaten();
    }

    @Override
    public Pace pace(String topic) {
        CameraId id = naming.apply(topic);
        if (!isOver(id)) {
            return Pace.NONE;
        }
        LiveCamera camera = id == null ? null : roster.find(id);
        return camera != null && camera.pictures().visible() ? Pace.USUAL : Pace.SELDOM;
    }

    @Override
    public void refused(InboundMessage message, String reason) {
        desk.refuse(message, naming.apply(message.topic()), reason);
    }

    @Override
    public void stateChanged(Part part, LinkState state) {
        log.changed(channel, part, state, System.nanoTime());
    }
}
