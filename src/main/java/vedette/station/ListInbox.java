package vedette.station;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.PlateListing;

/// Lists from brokers on their way from the events thread to the watchlist's, not more than a few at once. What
/// has to be passed over makes its list unclear until it comes as a whole.
final class ListInbox {
    private static final int MOST_WAITING = 32;
    private static final PlateListing MISSED =
            PlateListing.unclear("it changes faster than it can be taken in, and changes were passed over");

    private final ListSharing sharing;
    private final Executor thread;
    private final Runnable changed;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Set<CameraId> passedOver = ConcurrentHashMap.newKeySet();

    /// @param thread the watchlist's
    /// @param changed done there when the others' entries may be different
    ListInbox(ListSharing sharing, Executor thread, Runnable changed) {
        this.sharing = sharing;
        this.thread = thread;
        this.changed = changed;
    }

    /// On the events thread.
    void take(CameraEvent.WatchlistChanged event, PlateListing listing) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            passedOver.add(event.camera());
            return;
        }
        boolean missed = passedOver.remove(event.camera());
        thread.execute(() -> {
            waiting.decrementAndGet();
            if (missed) {
                sharing.heard(event.camera(), MISSED, null);
            }
            if (sharing.heard(event.camera(), listing, event.messageId())) {
                changed.run();
            }
        });
    }

    /// Says of which lists something was passed over, with nothing after it. On the watchlist's thread.
    void look() {
        for (CameraId server : List.copyOf(passedOver)) {
            if (passedOver.remove(server)) {
                sharing.heard(server, MISSED, null);
            }
        }
    }
}
