package vedette.simulator;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What a camera sees, and what becomes of it when the camera is not well. Confined to its camera's lock.
final class Eye {
    /// So far apart are the first and the last camera of a fleet in what they show of the same loop.
    private static final double SPREAD_SECONDS = 100;

    private final World world;
    private final double ahead;
    private final Random random;
    private Fault fault = Fault.RECOVER;
    private @Nullable Shot lastShot;
    private long sequence;

    Eye(Identity identity, World world, Random random) {
        this.world = world;
        this.random = random;
        ahead = identity.phase() * SPREAD_SECONDS;
    }

    private record Shot(byte[] jpeg, Frame frame) {}

    void suffer(Fault next) {
        fault = next;
    }

    /// What is to be seen now. The same as in the last picture while the camera is frozen.
    Frame see(FrameLoop loop) {
        Shot before = lastShot;
        return fault == Fault.FREEZE && before != null ? before.frame() : loop.at(world.seconds() + ahead);
    }

    /// The picture of what was seen, with the next number. It is to be sent: a number left out looks like a
    /// loss.
    byte[] shot(Frame frame) {
        Shot before = lastShot;
        if (fault == Fault.FREEZE && before != null) {
            return before.jpeg();
        }
        byte[] jpeg = new JpegStamp(sequence++, world.wall().instant()).onto(frame.jpeg());
        byte[] sent = fault == Fault.BAD_JPEG ? Damage.picture(jpeg, random) : jpeg;
        lastShot = new Shot(sent, frame);
        return sent;
    }
}
