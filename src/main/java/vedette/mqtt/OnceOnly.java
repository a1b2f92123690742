package vedette.mqtt;

import java.util.concurrent.atomic.AtomicBoolean;
import vedette.message.Acknowledgement;

/// An acknowledgement that is given at most once: the client takes a second one for an error.
final class OnceOnly implements Acknowledgement {
    private final Runnable acknowledge;
    private final AtomicBoolean given = new AtomicBoolean();

    private OnceOnly(Runnable acknowledge) {
        this.acknowledge = acknowledge;
    }

    static Acknowledgement of(Runnable acknowledge) {
        return new OnceOnly(acknowledge);
    }

    @Override
    public void give() {
        if (given.compareAndSet(false, true)) {
            acknowledge.run();
        }
    }
}
