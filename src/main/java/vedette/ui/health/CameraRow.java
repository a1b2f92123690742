package vedette.ui.health;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import vedette.dialect.Route.PictureSource;
import vedette.model.Arrival;
import vedette.model.CameraId;
import vedette.model.Freshness;
import vedette.station.LiveCamera;
import vedette.ui.Words;

/// One camera's line in the table: the same object as long as the camera is known. On the FX thread.
final class CameraRow {
    /// How many seconds the course of the picture rate goes back.
    static final int COURSE = 60;

    private static final long SECOND = 1_000_000_000L;

    private final LiveCamera camera;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty origin = new SimpleStringProperty("");
    private final ObjectProperty<Light> light = new SimpleObjectProperty<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty refusal = new SimpleStringProperty("");
    private final StringProperty age = new SimpleStringProperty("");
    private final StringProperty ageOf = new SimpleStringProperty("");
    private final ObjectProperty<Rate> rate = new SimpleObjectProperty<>();
    private final StringProperty bytes = new SimpleStringProperty("–");
    private final StringProperty messages = new SimpleStringProperty("");
    private final StringProperty toPixels = new SimpleStringProperty("–");
    private final StringProperty claimed = new SimpleStringProperty("");
    private final StringProperty replaced = new SimpleStringProperty("");
    private final StringProperty refused = new SimpleStringProperty("");
    private final StringProperty clock = new SimpleStringProperty("");
    private final Deque<Double> course = new ArrayDeque<>();
    private long courseNanos;

    /// Pictures a second, now and before.
    ///
    /// @param course one value a second, oldest first, at most [#COURSE]
    /// @param tone the colour of the camera's state
    record Rate(String text, List<Double> course, Light.Tone tone) {
        double highest() {
            return course.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    CameraRow(LiveCamera camera, long nowNanos) {
        this.camera = camera;
        courseNanos = nowNanos - SECOND;
        origin.set(camera.id().system() + " · " + camera.id().broker());
        update(nowNanos);
    }

    LiveCamera camera() {
        return camera;
    }

    CameraId id() {
        return camera.id();
    }

    String broker() {
        return camera.id().broker();
    }

    /// Whether the operator should look at it: it is not as it should be, or something it sent could not be
    /// used.
    boolean isTrouble() {
        return camera.rejected() > 0
                || camera.clockSkew().isWrong()
                || switch (camera.freshness().state()) {
                    case LIVE, WAITING, LAST_KNOWN -> false;
                    case SLOW, FROZEN, STALE, OFFLINE, DEAF -> true;
                };
    }

    /// @param nowNanos `System.nanoTime()`
    void update(long nowNanos) {
        Freshness freshness = camera.freshness();
        name.set(camera.displayName());
        Light now = Light.of(freshness.state());
        if (!now.equals(light.get())) {
            light.set(now);
        }
        reason.set(freshness.reason());
        String last = camera.lastRejection();
        refusal.set(last == null ? "" : "refused: " + last);
        updateAge(nowNanos);
        replaced.set(Words.count(camera.pictures().stats().replaced()));
        refused.set(Words.count(camera.rejected()));
        clock.set(Words.skew(camera.clockSkew().known()));
        bytes.set(Words.bytes(camera.incoming().bytes()) + "/s");
        messages.set(Words.perSecond(camera.incoming().messages()));
        Duration drawn = camera.pictures().recentLatency();
        toPixels.set(drawn.isZero() ? "–" : Words.age(drawn));
        Duration delay = camera.clockSkew().delay();
        claimed.set(delay == null ? "" : "claimed " + Words.skew(delay));
        if (nowNanos - courseNanos >= SECOND) {
            updateRate(nowNanos);
        }
    }

    private void updateAge(long nowNanos) {
        Long picture = camera.newestPictureNanos();
        Arrival message = camera.state().latest();
        if (picture != null) {
            age.set(Words.age(Duration.ofNanos(nowNanos - picture)));
            ageOf.set("picture");
        } else if (message != null && !message.retained()) {
            age.set(Words.age(Duration.ofNanos(nowNanos - message.nanos())));
            ageOf.set("message");
        } else {
            boolean kept = message != null || camera.pictures().stats().received() > 0;
            age.set(kept ? "unknown" : "–");
            ageOf.set(kept ? "kept by the broker" : "");
        }
    }

    private void updateRate(long nowNanos) {
        // After a long time unseen the course begins anew: what was in between was not measured.
        if (nowNanos - courseNanos > COURSE * SECOND) {
            course.clear();
        }
        courseNanos = nowNanos;
        if (course.size() >= COURSE) {
            course.removeFirst();
        }
        double perSecond = camera.framesPerSecond();
        course.addLast(perSecond);
        boolean film = camera.source() == PictureSource.STREAM || perSecond > 0;
        Rate now = new Rate(
                film ? Words.rate(perSecond) : "–",
                List.copyOf(course),
                light.get().tone());
        if (!Objects.equals(now, rate.get())) {
            rate.set(now);
        }
    }

    StringProperty name() {
        return name;
    }

    StringProperty origin() {
        return origin;
    }

    ObjectProperty<Light> light() {
        return light;
    }

    StringProperty reason() {
        return reason;
    }

    StringProperty refusal() {
        return refusal;
    }

    StringProperty age() {
        return age;
    }

    StringProperty ageOf() {
        return ageOf;
    }

    ObjectProperty<Rate> rate() {
        return rate;
    }

    StringProperty bytes() {
        return bytes;
    }

    StringProperty messages() {
        return messages;
    }

    /// From the arrival of a picture to its pixels, as usual when it was last drawn.
    StringProperty toPixels() {
        return toPixels;
    }

    /// From the time that its newest message claims to the message's arrival.
    StringProperty claimed() {
        return claimed;
    }

    StringProperty replaced() {
        return replaced;
    }

    StringProperty refused() {
        return refused;
    }

    StringProperty clock() {
        return clock;
    }
}
