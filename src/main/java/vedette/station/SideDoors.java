package vedette.station;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.RouteTable;
import vedette.message.SideChannel;
import vedette.model.CameraId;

/// The ways to cameras beside their brokers, each with its door.
final class SideDoors implements AutoCloseable {
    private final List<SideDoor> doors = new ArrayList<>();
    private final Links links;

    SideDoors(
            List<SideChannel> channels,
            Inbound inbound,
            NewsDesk desk,
            CameraRoster roster,
            Links links,
            AttentionList attention,
            Clock clock) {
        this.links = links;
        for (SideChannel channel : channels) {
            String broker = channel.site().broker();
            if (!inbound.hears(broker)) {
                throw new IllegalArgumentException("no broker “" + broker + "” for " + channel.address());
            }
            SideDoorLog log = new SideDoorLog(desk::note, attention, clock);
            doors.add(new SideDoor(channel, inbound, desk, roster, topic -> camera(inbound.match(broker, topic)), log));
        }
    }

    private static @Nullable CameraId camera(RouteTable.@Nullable Match match) {
        if (match == null || !(match.route() instanceof FramesRoute frames)) {
            return null;
        }
        try {
            return frames.naming().camera(match.site(), match.names());
        } catch (MalformedPayloadException e) {
            return null; // counted where its message is read
        }
    }

    /// The installations that can be heard by two ways.
    Set<SideChannel.Site> sites() {
        Set<SideChannel.Site> sites = new HashSet<>();
        doors.forEach(door -> sites.add(door.channel().site()));
        return sites;
    }

    void open() {
        doors.forEach(door -> door.channel().open(door));
    }

    /// Decides anew by which way each installation is heard. On the clock thread.
    void look(long nowNanos) {
        for (SideDoor door : doors) {
            door.look(links.cause(door.channel().site().broker()), nowNanos);
        }
    }

    /// Ends all at once, and waits at most two seconds.
    @Override
    public void close() {
        if (doors.isEmpty()) {
            return;
        }
        ExecutorService closing =
                Executors.newFixedThreadPool(Math.min(doors.size(), 16), NamedThreads.named("side doors"));
        doors.forEach(door -> closing.execute(door.channel()::close));
        closing.shutdown();
        try {
            if (!closing.awaitTermination(2, TimeUnit.SECONDS)) {
                closing.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
