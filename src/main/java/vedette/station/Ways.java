package vedette.station;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;

/// By which ways one camera is heard: by its broker, and by another way beside it. Thread-safe.
final class Ways {
    /// A picture by another way is the present one for this long: the broker's must not come in between.
    private static final long PRESENT = Duration.ofSeconds(1).toNanos();

    private final Cadence brokerPictures = new Cadence();
    private final Cadence brokerNews = new Cadence();
    private final Cadence sidePictures = new Cadence();
    private final Cadence sideNews = new Cadence();
    private final Traffic traffic = new Traffic();
    private @Nullable InboundMessage newestNews;
    private volatile @Nullable String pictureVia;
    private volatile @Nullable String newsVia;

    void picture(InboundMessage message) {
        traffic.add(message.payload().length);
        if (!message.retained()) {
            beat(message, brokerPictures, sidePictures, SideDoor.PICTURE_PATIENCE);
        }
    }

    /// A message about the camera, from the events thread alone; given again for each of its events.
    void news(InboundMessage message) {
        if (message != newestNews) {
            newestNews = message;
            traffic.add(message.payload().length);
        }
        if (!message.retained()) {
            newsVia = message.via();
            beat(message, brokerNews, sideNews, SideDoor.NEWS_PATIENCE);
        }
    }

    private static void beat(InboundMessage message, Cadence broker, Cadence side, Duration patience) {
        (message.via() == null ? broker : side).beat(message.arrivedNanos(), patience);
    }

    /// Whether the broker's picture would only come between newer ones of the other way.
    boolean isOvertaken(InboundMessage message) {
        return message.via() == null
                && sidePictures.hasBeaten()
                && message.arrivedNanos() - sidePictures.last() < PRESENT;
    }

    /// The newest picture that is shown came so.
    void shown(@Nullable String via) {
        pictureVia = via;
    }

    /// The other way by which the newest picture came, or null where it came by the broker.
    @Nullable
    String pictureVia() {
        return pictureVia;
    }

    /// The other way by which the newest message came, or null where it came by the broker.
    @Nullable
    String newsVia() {
        return newsVia;
    }

    /// What comes from it, by whichever way.
    Traffic traffic() {
        return traffic;
    }

    /// Whether it is heard by the other way now.
    boolean isHeardBeside(boolean sendsPictures, long nowNanos) {
        return sendsPictures
                ? pictureVia != null && !sidePictures.isSilent(nowNanos, SideDoor.PICTURE_PATIENCE)
                : newsVia != null && !sideNews.isSilent(nowNanos, SideDoor.NEWS_PATIENCE);
    }

    Cadence brokerPictures() {
        return brokerPictures;
    }

    Cadence brokerNews() {
        return brokerNews;
    }

    Cadence sidePictures() {
        return sidePictures;
    }

    Cadence sideNews() {
        return sideNews;
    }
}
