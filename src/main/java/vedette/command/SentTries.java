package vedette.command;

import java.time.Duration;

/// The tries of a command that left the station, and how many of them a picture answered. Confined to whoever holds the
/// desk's lock.
final class SentTries {
    private final Duration patience;
    private int count;
    private int pictures;
    private long first;
    private long last;

    /// @param patience how long after a try its picture may come
    SentTries(Duration patience) {
        this.patience = patience;
    }

    /// @param now by the desk's monotonic clock
    /// @return which one it is, 1 for the first
    int add(long now) {
        first = count == 0 ? now : first;
        last = now;
        return ++count;
    }

    /// The last one did not leave after all.
    void removeLast() {
        count--;
    }

    int count() {
        return count;
    }

    long last() {
        return last;
    }

    /// Whether one was sent when this came: what came earlier is no answer.
    boolean beganBefore(long nanos) {
        return count > 0 && nanos - first >= 0;
    }

    /// A picture came, which answers one of them.
    void pictureCame() {
        pictures++;
    }

    /// Whether another picture may still come: one for each, if not too long after the last.
    boolean owePicture(long now) {
        return count > pictures && now - last < patience.toNanos();
    }
}
