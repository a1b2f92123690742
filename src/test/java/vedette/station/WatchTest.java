package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.DOOR;
import static vedette.station.Sample.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vedette.dialect.Route.PictureSource;
import vedette.message.LinkState;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.EventKind;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.settings.CameraBook;
import vedette.store.Gap;
import vedette.video.DecodeLanes;
import vedette.video.EncodedFrame;
import vedette.video.JpegHeader;
import vedette.video.PictureLane;
import vedette.video.PictureListener;

/// Times in seconds after [Sample#NOW], on both clocks.
class WatchTest {
    private final DecodeLanes lanes = new DecodeLanes(1, Sample::noDecoder, new Deaf());
    private final CameraBook book = CameraBook.inMemory();
    private final CameraRoster roster = new CameraRoster(lanes::open, 256, book);
    private final TestClock clock = new TestClock();
    private final Links links = new Links(Map.of(Sample.BROKER, ""), clock, entry -> {});
    private final AttentionList attention = new AttentionList();
    private final List<LogEntry> entries = new ArrayList<>();
    private Watch watch = watch(List.of());
    private double looked;

    /// Nobody looks at the pictures.
    private static final class Deaf implements PictureListener {
        @Override
        public void decoded(PictureLane pictures, EncodedFrame frame, JpegHeader header, long decodeNanos) {}

        @Override
        public void repeated(PictureLane pictures, EncodedFrame frame) {}

        @Override
        public void bad(PictureLane pictures, EncodedFrame frame, String reason) {}
    }

    @AfterEach
    void close() {
        lanes.close();
    }

    private Watch watch(List<Gap> open) {
        links.changed(Sample.BROKER, new LinkState.Online("MQTT 5", true, List.of()));
        Watch made = new Watch(roster, links, attention, entries::add, clock);
        made.leftOpen(open);
        return made;
    }

    private static Instant second(double seconds) {
        return NOW.plus(Duration.ofNanos(Sample.seconds(seconds)));
    }

    private LiveCamera door() {
        return java.util.Objects.requireNonNull(roster.findOrTakeIn(DOOR));
    }

    /// Looks five times a second up to a time.
    private void lookUntil(double seconds) {
        while (looked < seconds - 0.01) {
            looked += 0.2;
            clock.set(second(looked));
            watch.look(Sample.seconds(looked));
        }
    }

    /// A picture every tenth of a second, and looks at them.
    private void film(double from, double until, boolean moving) {
        for (int i = 0; from + i / 10.0 <= until; i++) {
            double at = from + i / 10.0;
            lookUntil(at);
            byte[] picture =
                    moving ? ("picture at " + at).getBytes(java.nio.charset.StandardCharsets.UTF_8) : new byte[5];
            door().offer(EncodedFrame.of(picture, Sample.seconds(at), second(at), false), PictureSource.STREAM);
        }
    }

    private static double seconds(@Nullable Instant time) {
        return time == null ? -1 : Duration.between(NOW, time).toMillis() / 1000.0;
    }

    private void isGap(LogEntry entry, EventKind kind, double since, double until) {
        assertThat(entry.kind()).isEqualTo(kind);
        assertThat(entry.camera()).isEqualTo("door");
        assertThat(entry.broker()).isEqualTo(Sample.BROKER);
        GapSpan gap = java.util.Objects.requireNonNull(entry.gap());
        assertThat(seconds(gap.since())).isCloseTo(since, org.assertj.core.data.Offset.offset(0.21));
        assertThat(seconds(gap.until())).isCloseTo(until, org.assertj.core.data.Offset.offset(0.21));
    }

    @Test
    void aSilentCameraIsAGapSinceItWasLastHeard() {
        film(0, 5, true);
        lookUntil(20);
        assertThat(entries).hasSize(1);
        isGap(entries.getFirst(), EventKind.PRESENCE, 5, -1);
        assertThat(entries.getFirst().summary()).startsWith("Nothing heard any more: no picture for");
        film(30, 35, true);
        assertThat(entries).hasSize(2);
        isGap(entries.getLast(), EventKind.GAP, 5, 30);
        assertThat(entries.getLast().summary()).startsWith("heard again after 25 s");
    }

    @Test
    void aFrozenPictureIsAGapSinceItStoodStill() {
        film(0, 5, true);
        film(5.2, 15, false);
        assertThat(entries).hasSize(1);
        isGap(entries.getFirst(), EventKind.PRESENCE, 5.2, -1);
        film(15.2, 20, true);
        isGap(entries.getLast(), EventKind.GAP, 5.2, 15.2);
    }

    @Test
    void aLastWillIsAGapSinceTheCameraItselfWasHeard() {
        film(0, 5, true);
        lookUntil(7);
        door().apply(new PresenceChanged(DOOR, null, false, "offline"), Sample.at(7));
        lookUntil(12);
        assertThat(entries).hasSize(1);
        isGap(entries.getFirst(), EventKind.PRESENCE, 5, -1);
        assertThat(entries.getFirst().summary()).startsWith("Camera is offline");
    }

    @Test
    void aGapThatIsKnownLateIsClosedAtOnceWhereTheCameraIsThere() {
        film(0, 5, true);
        Gap left = new Gap(3, Sample.BROKER, "door", NOW.minusSeconds(500), null, "Camera is offline");
        watch.leftOpen(List.of(left));
        film(5.1, 8, true);
        assertThat(entries).hasSize(1);
        isGap(entries.getFirst(), EventKind.GAP, -500, 0);
    }

    @Test
    void aGapThatAnEarlierRunLeftOpenIsClosedWhenTheCameraIsHeard() {
        Gap left = new Gap(3, Sample.BROKER, "door", NOW.minusSeconds(500), null, "Camera is offline");
        watch = watch(List.of(left, new Gap(4, Sample.BROKER, "", NOW.minusSeconds(9), null, "connection lost")));
        lookUntil(10);
        assertThat(entries).isEmpty();
        film(10, 15, true);
        assertThat(entries).hasSize(1);
        isGap(entries.getFirst(), EventKind.GAP, -500, 10);
        lookUntil(30);
        film(40, 45, true);
        assertThat(entries).hasSize(3);
        isGap(entries.getLast(), EventKind.GAP, 15, 40);
    }

    @Test
    void aCameraThatWaversIsNoGap() {
        film(0, 5, true);
        film(8.5, 12, true);
        assertThat(entries).isEmpty();
    }

    @Test
    void aCameraThatStaysGoneIsToldOfAgain() {
        film(0, 5, true);
        double hours = Reminders.EVERY.toSeconds();
        lookUntil(20);
        assertThat(entries).hasSize(1);
        clock.set(second(hours + 30));
        watch.look(Sample.seconds(hours + 30));
        assertThat(entries).hasSize(2).last().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(EventKind.PRESENCE);
            assertThat(entry.summary()).startsWith("still not as it should be, for 60 min: no picture for");
            assertThat(entry.gap()).as("no other gap begins").isNull();
        });
    }

    @Test
    void aWrongClockIsWrittenDownOnceAndSoIsARightOne() {
        for (int i = 0; i < 8; i++) {
            says(i, -300);
        }
        lookUntil(8);
        for (int i = 9; i < 14; i++) {
            says(i, 0);
        }
        lookUntil(14);
        assertThat(entries)
                .extracting(LogEntry::summary)
                .containsExactly("its clock is 5 min behind", "its clock is right again");
    }

    private void says(double at, double skew) {
        door().apply(
                        new vedette.model.CameraEvent.AlertRaised(
                                DOOR, second(at + skew), null, vedette.model.Severity.INFO, "moved"),
                        Sample.at(at));
    }

    @Test
    void aCameraThatIsForgottenIsMissedNoMore() {
        film(0, 5, true);
        lookUntil(20);
        roster.forget(DOOR);
        lookUntil(25);
        assertThat(entries).hasSize(2);
        isGap(entries.getLast(), EventKind.GAP, 5, 20.2);
        assertThat(entries.getLast().summary()).isEqualTo("no longer missed: it was taken out");
        assertThat(attention.items()).isEmpty();
    }

    @Test
    void aCameraThatIsBlockedIsMissedNoMoreAndAgainWhenItIsNot() throws Exception {
        film(0, 5, true);
        lookUntil(20);
        book.put(Map.of(DOOR.key(), book.of(DOOR.key()).blocked(true)));
        lookUntil(25);
        assertThat(entries).hasSize(2);
        assertThat(entries.getLast().summary()).isEqualTo("no longer missed: it is blocked");
        book.put(Map.of(DOOR.key(), book.of(DOOR.key()).blocked(false)));
        lookUntil(30);
        assertThat(attention.items()).extracting(AttentionItem::title).containsExactly("Nothing heard any more");
    }

    @Test
    void aCameraThatWasThereBeforeThisRunIsAGapSinceItWasLastHeard() {
        roster.recall(Map.of(DOOR, new Earlier(Sample.seconds(-300), Sample.seconds(-300), null)));
        lookUntil(9);
        assertThat(entries).isEmpty();
        lookUntil(20);
        assertThat(entries).hasSize(1);
        isGap(entries.getFirst(), EventKind.PRESENCE, -300, -1);
        film(30, 35, true);
        isGap(entries.getLast(), EventKind.GAP, -300, 30);
    }
}
