package vedette.station;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.PlateRead;
import vedette.watchlist.Look;
import vedette.watchlist.Passings;
import vedette.watchlist.Watchlist;

/// Gathers what cameras read into passings, and hands over what is decided of them. Thread-safe.
final class ReadDesk {
    /// A camera tells of a passing this long ago: what it tells is late.
    private static final Duration LATE = Duration.ofSeconds(60);

    private final CameraRoster roster;
    private final Supplier<Watchlist> list;
    private final ZoneId zone;
    private final ReadPictures pictures;
    private final HitDesk hits;
    private final Passings passings;
    private final AtomicLong messages = new AtomicLong();

    ReadDesk(CameraRoster roster, Supplier<Watchlist> list, ZoneId zone, ReadPictures pictures, HitDesk hits) {
        this.roster = roster;
        this.list = list;
        this.zone = zone;
        this.pictures = pictures;
        this.hits = hits;
        passings = new Passings(zone);
    }

    /// What a broker had kept is of unknown age, and no passing of now.
    void take(CameraEvent.PlatesRead event, Arrival arrival) {
        if (arrival.retained()) {
            return;
        }
        Watchlist now = list.get();
        LiveCamera camera = roster.find(event.camera());
        Instant believed = believed(event, arrival, camera);
        boolean late = Duration.between(believed, arrival.received()).compareTo(LATE) > 0;
        long message = messages.incrementAndGet();
        String checkpoint = event.checkpoint() == null ? "" : event.checkpoint();
        List<Look> looks = new ArrayList<>();
        for (PlateRead plate : event.plates()) {
            if (camera != null && !late && now.match(plate.number(), arrival.received(), zone) != null) {
                pictures.keep(camera, plate.number(), arrival.nanos());
            }
            looks.add(new Look(
                    plate.number(),
                    plate.confidence(),
                    message,
                    arrival.nanos(),
                    arrival.received(),
                    late ? believed : arrival.received(),
                    event.claimed(),
                    late,
                    checkpoint));
        }
        hits.say(passings.heard(event.camera(), looks, now));
    }

    /// When it was read: by the camera's clock, less what is known to be wrong with it; when it came, where the
    /// camera does not say.
    private static Instant believed(CameraEvent event, Arrival arrival, @Nullable LiveCamera camera) {
        Instant claimed = event.claimed();
        Duration skew = camera == null ? null : camera.clockSkew().known();
        return claimed == null ? arrival.received() : claimed.minus(skew == null ? Duration.ZERO : skew);
    }

    /// Decides what has waited long enough.
    void look(long nanos) {
        hits.say(passings.look(nanos, list.get()));
    }

    /// Says the last word on what is passing just now.
    void end() {
        hits.say(passings.end(list.get()));
    }
}
