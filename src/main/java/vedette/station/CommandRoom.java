package vedette.station;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.command.CameraDirectory;
import vedette.command.CommandDesk;
import vedette.command.Commands;
import vedette.command.Dispatcher;
import vedette.dialect.Controls;
import vedette.dialect.Route.PictureSource;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.MessageProperty;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.RequestChannel;
import vedette.message.SideChannel;
import vedette.message.Transport;
import vedette.model.Arrival;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraState;
import vedette.model.Printable;
import vedette.store.EventLog;
import vedette.video.EncodedFrame;

/// Where the station's commands are at work: between the brokers and web servers on which they leave, the news that
/// answer them, and the log.
final class CommandRoom implements NewsFollower, Dispatcher, CameraDirectory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRoom.class);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Map<String, Transport> transports = new HashMap<>();
    private final Map<SideChannel.Site, RequestChannel> channels = new HashMap<>();
    private final OwnPublications own = new OwnPublications(System::nanoTime);
    private final ScheduledExecutorService thread = NamedThreads.scheduler("commands");
    private final AtomicBoolean woken = new AtomicBoolean();
    private final CameraRoster roster;
    private final Listening listening;
    private final CommandLog log;
    private final CommandDesk desk;

    CommandRoom(
            StationSetup setup, CameraRoster roster, Listening listening, NewsDesk news, AttentionList attention) {
        this.roster = roster;
        this.listening = listening;
        setup.brokers().forEach(each -> transports.put(each.transport().broker(), each.transport()));
        setup.outbound().channels().forEach(channel -> channels.put(channel.site(), channel));
        Clock clock = setup.clock();
        log = new CommandLog(news::note, attention, this::displayName, clock);
        desk = new CommandDesk(new CommandDesk.Setup(
                setup.outbound().commands(),
                Printable.text(setup.operator(), 128),
                clock,
                System::nanoTime,
                this,
                this,
                log::stepped,
                (command, jpeg) -> pictureCame(news, clock, command, jpeg),
                this::wake));
        news.passOver(this::isOwn);
    }

    /// A web server's answer was a picture: it is shown and kept as one that came by the broker, with the command's id, so
    /// that it answers no other.
    private void pictureCame(NewsDesk news, Clock clock, CameraCommand command, byte[] jpeg) {
        CameraId id = command.camera();
        LiveCamera camera = roster.findOrTakeIn(id);
        RequestChannel channel = channel(id);
        if (camera == null || channel == null) {
            return;
        }
        InboundMessage message = new InboundMessage(
                id.broker(),
                command.name(),
                jpeg,
                0,
                false,
                clock.instant(),
                System.nanoTime(),
                CommandDesk.correlation(command),
                List.of(new MessageProperty(MessageProperty.VIA, channel.address())));
        EncodedFrame frame = EncodedFrame.of(message);
        camera.offer(frame, PictureSource.ON_REQUEST);
        news.pictureCame(message, id, frame);
    }

    /// @param earlier what earlier runs left
    void start(EventLog earlier) {
        log.noteUnfinished(earlier.recent());
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    Commands commands() {
        return desk;
    }

    /// Whom commands can be given: all that were heard, and those that only answer and have not yet.
    List<CameraId> cameras() {
        List<CameraId> all = new ArrayList<>();
        roster.shown().forEach(camera -> all.add(camera.id()));
        listening.silent().stream().filter(id -> !all.contains(id)).forEach(all::add);
        return all;
    }

    private void wake() {
        if (!thread.isShutdown() && woken.compareAndSet(false, true)) {
            thread.execute(() -> {
                woken.set(false);
                look();
            });
        }
    }

    private void look() {
        try {
            desk.look();
        } catch (RuntimeException e) {
            LOG.error("The commands could not be looked after by a fault of this program", e);
        }
    }

    @Override
    public void heard(CameraEvent event, Arrival arrival) {
        desk.heard(event, arrival);
    }

    @Override
    public LinkState link(String broker) {
        Transport transport = transports.get(broker);
        return transport == null ? new LinkState.Closed() : transport.state();
    }

    @Override
    public CompletionStage<Published> publish(String broker, OutboundMessage message) {
        Transport transport = transports.get(broker);
        if (transport == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("no such broker"));
        }
        own.published(broker, message);
        return transport.publish(message);
    }

    @Override
    public @Nullable RequestChannel channel(CameraId camera) {
        return channels.get(new SideChannel.Site(camera.broker(), camera.system(), camera.installation()));
    }

    @Override
    public @Nullable Entry find(CameraId camera) {
        Controls controls = listening.controls(camera);
        if (controls == null) {
            return null;
        }
        LiveCamera known = roster.find(camera);
        return new Entry(known == null ? CameraState.of(camera) : known.state(), controls);
    }

    private String displayName(CameraId camera) {
        LiveCamera known = roster.find(camera);
        return known == null ? camera.name() : known.displayName();
    }

    /// Whether what was overheard is this station's own command: by its id, or because just this was published here.
    private boolean isOwn(InboundMessage message, CameraEvent.CommandSeen seen) {
        return own.cameBack(message) || isOwn(seen.messageId()) || isOwn(message.correlation());
    }

    private boolean isOwn(@Nullable String messageId) {
        try {
            return messageId != null
                    && messageId.length() == 36
                    && desk.find(UUID.fromString(messageId)).isPresent();
        } catch (IllegalArgumentException e) {
            return false; // somebody else's way to make ids
        }
    }

    private boolean isOwn(byte @Nullable [] correlation) {
        return correlation != null
                && CommandDesk.idIn(correlation).flatMap(desk::find).isPresent();
    }

    /// Ends what is under way. Before the transports and the log are closed.
    @Override
    public void close() {
        desk.close();
        thread.shutdownNow();
        channels.values().forEach(RequestChannel::close);
    }
}
