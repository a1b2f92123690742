package vedette.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vedette.model.CameraId;
import vedette.model.CameraRole;

class DecodeLanesTest {
    private final FakeDecoder decoder = new FakeDecoder();
    private final Heard heard = new Heard();
    private DecodeLanes lanes = new DecodeLanes(2, decoder::open, heard);

    @AfterEach
    void close() {
        decoder.gate.open();
        lanes.close();
    }

    @Test
    void aPictureIsDecodedAndPublished() {
        PictureLane lane = looked("garden");
        EncodedFrame frame = picture(1);
        lane.offer(frame);
        await().until(() -> lane.stats().decoded() == 1);
        PixelFrame pixels = Objects.requireNonNull(lane.pixels().newest());
        assertThat(pixels.width()).isEqualTo(64);
        assertThat(pixels.sourceHeight()).isEqualTo(48);
        assertThat(pixels.arrivedNanos()).isEqualTo(frame.arrivedNanos());
        assertThat(pixels.contentHash()).isEqualTo(frame.contentHash());
        assertThat(pixels.sequence()).isEqualTo(1);
        assertThat(heard.decoded).containsExactly(frame);
        assertThat(lane.latency().getTotalCount()).isEqualTo(1);
        assertThat(Objects.requireNonNull(lane.still()).jpeg()).isSameAs(frame.bytes());
        assertThat(decoder.threads).allMatch(name -> name.matches("decode-[12]"));
    }

    @Test
    void theNewestWinsWhileTheDecoderIsBusy() {
        PictureLane lane = looked("garden");
        decoder.gate.close();
        EncodedFrame first = picture(1);
        lane.offer(first);
        await().until(() -> decoder.inside.get() == 1);
        for (int i = 2; i <= 9; i++) {
            lane.offer(picture(i));
        }
        EncodedFrame last = picture(10);
        lane.offer(last);
        decoder.gate.open();
        await().until(() -> lane.stats().decoded() == 2);
        assertThat(heard.decoded).containsExactly(first, last);
        assertThat(lane.stats().replaced()).isEqualTo(8);
        assertThat(lane.stats().received()).isEqualTo(10);
        assertThat(lane.stats().hidden()).isZero();
    }

    @Test
    void aCameraIsDecodedByOneThreadAtATime() throws Exception {
        List<PictureLane> several = List.of(looked("a"), looked("b"), looked("c"));
        List<Thread> callbacks = List.of(offering(several), offering(several));
        for (Thread callback : callbacks) {
            callback.join();
        }
        await().until(() -> settled(several));
        assertThat(decoder.together)
                .as("decodes of one camera at the same time")
                .hasValue(0);
        for (PictureLane lane : several) {
            assertThat(lane.stats().received()).isEqualTo(4000);
            assertThat(lane.stats().bytes()).isPositive();
        }
    }

    @Test
    void aBlockedCameraLeavesTheOthersAlone() {
        PictureLane blocked = looked("blocked");
        PictureLane other = looked("other");
        decoder.gate.closeExceptFor("other");
        blocked.offer(picture("blocked", 1));
        await().until(() -> decoder.inside.get() == 1);
        other.offer(picture("other", 1));
        await().until(() -> other.stats().decoded() == 1);
        assertThat(blocked.stats().decoded()).isZero();
    }

    @Test
    void aBadPictureIsReportedAndTheLaneGoesOn() {
        PictureLane lane = looked("garden");
        EncodedFrame bad = Jpegs.frame("<html>".getBytes(StandardCharsets.US_ASCII));
        lane.offer(bad);
        await().until(() -> lane.stats().bad() == 1);
        assertThat(heard.bad).containsExactly("not a JPEG: begins \"<html>\" (6 bytes)");
        lane.offer(picture(1));
        await().until(() -> lane.stats().decoded() == 1);
        assertThat(Objects.requireNonNull(lane.still()).width()).isEqualTo(64);
    }

    @Test
    void aDecoderThatThrowsIsReplacedAndTheLaneGoesOn() {
        PictureLane lane = looked("garden");
        for (int i = 1; i <= 20; i++) {
            decoder.failure.set(i % 2 == 0 ? new IllegalStateException("broken") : new OutOfMemoryError("no room"));
            lane.offer(picture(i));
            int count = i;
            await().until(() -> lane.stats().bad() == count);
        }
        assertThat(heard.bad).contains("can't be decoded: java.lang.OutOfMemoryError: no room");
        assertThat(decoder.closed).hasValue(20);
        lane.offer(picture(21));
        await().until(() -> lane.stats().decoded() == 1);
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        PictureLane lane = looked("garden");
        heard.throwing.set(true);
        lane.offer(picture(1));
        await().until(() -> lane.stats().decoded() == 1);
        lane.offer(picture(2));
        await().until(() -> lane.stats().decoded() == 2);
        lane.offer(Jpegs.frame(new byte[2]));
        await().until(() -> lane.stats().bad() == 1);
    }

    @Test
    void noDecoderAtAllIsReported() {
        lanes.close();
        lanes = new DecodeLanes(
                1,
                () -> {
                    throw new IllegalStateException("no JPEG decoder for this machine");
                },
                heard);
        PictureLane lane = looked("garden");
        lane.offer(picture(1));
        await().until(() -> lane.stats().bad() == 1);
        assertThat(heard.bad.getFirst()).contains("no JPEG decoder for this machine");
    }

    @Test
    void whatIsHiddenIsDecodedWhenItBecomesVisible() {
        PictureLane hidden = lanes.open(camera("hidden"));
        PictureLane other = looked("other");
        EncodedFrame last = picture(3);
        hidden.offer(picture(1));
        hidden.offer(picture(2));
        hidden.offer(last);
        other.offer(picture(9));
        await().until(() -> other.stats().decoded() == 1);
        assertThat(hidden.stats().decoded()).isZero();
        assertThat(hidden.stats().hidden()).isEqualTo(2);
        assertThat(hidden.stats().replaced()).isZero();
        assertThat(Objects.requireNonNull(hidden.still()).jpeg()).isSameAs(last.bytes());
        hidden.visible(true);
        await().until(() -> hidden.stats().decoded() == 1);
        assertThat(heard.decoded).contains(last);
        hidden.visible(false);
        hidden.offer(picture(4));
        hidden.offer(picture(5));
        assertThat(hidden.stats().hidden()).isEqualTo(3);
    }

    @Test
    void theSameBytesAreNotDecodedAgain() {
        PictureLane lane = looked("garden");
        byte[] jpeg = picture(1).bytes();
        lane.offer(Jpegs.frame(jpeg));
        await().until(() -> lane.stats().decoded() == 1);
        EncodedFrame again = Jpegs.frame(jpeg.clone());
        lane.offer(again);
        await().until(() -> heard.repeated.contains(again));
        assertThat(lane.stats().repeated()).isEqualTo(1);
        assertThat(lane.stats().decoded()).isEqualTo(1);
        // Once kept by the broker, once live: the one that is shown is of another time.
        lane.offer(EncodedFrame.of(jpeg, System.nanoTime(), Instant.EPOCH, true));
        await().until(() -> lane.stats().decoded() == 2);
    }

    @Test
    void smallTilesAreDecodedSmallAndLargerOnesAgain() {
        PictureLane lane = looked("garden");
        lane.wanted(16, 12, false);
        lane.offer(picture(1));
        await().until(() -> lane.stats().decoded() == 1);
        assertThat(Objects.requireNonNull(lane.pixels().newest()).width()).isEqualTo(16);
        lane.wanted(64, 48, false);
        await().until(() -> lane.stats().redrawn() == 1);
        PixelFrame larger = Objects.requireNonNull(lane.pixels().newest());
        assertThat(larger.width()).isEqualTo(64);
        assertThat(larger.sequence()).isEqualTo(2);
        assertThat(heard.decoded).hasSize(1);
    }

    @Test
    void aRedrawThatFailsIsNotTriedForEver() {
        PictureLane lane = looked("garden");
        lane.wanted(16, 12, false);
        lane.offer(picture(1));
        await().until(() -> lane.stats().decoded() == 1);
        decoder.failure.set(new OutOfMemoryError("no room"));
        lane.wanted(64, 48, false);
        await().until(() -> decoder.closed.get() == 1);
        lane.offer(picture(2));
        await().until(() -> lane.stats().decoded() == 2);
        assertThat(lane.stats().redrawn()).isZero();
    }

    @Test
    void closingEndsThreadsAndDecoders() {
        PictureLane lane = looked("garden");
        lane.offer(picture(1));
        await().until(() -> lane.stats().decoded() == 1);
        int opened = decoder.opened.get();
        lanes.close();
        assertThat(decoder.closed).hasValue(opened);
        lane.offer(picture(2));
        assertThat(lane.stats().decoded()).isEqualTo(1);
        assertThat(lane.stats().received()).isEqualTo(2);
    }

    private boolean settled(List<PictureLane> several) {
        for (PictureLane lane : several) {
            PictureStats stats = lane.stats();
            if (stats.received() != stats.decoded() + stats.repeated() + stats.bad() + stats.replaced()) {
                return false;
            }
        }
        return true;
    }

    private static Thread offering(List<PictureLane> several) {
        List<List<EncodedFrame>> pictures = several.stream()
                .map(lane -> IntStream.range(0, 8)
                        .mapToObj(seed -> picture(lane.camera().name(), seed))
                        .toList())
                .toList();
        return Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 2000; i++) {
                for (int lane = 0; lane < several.size(); lane++) {
                    several.get(lane).offer(pictures.get(lane).get(i % 8));
                }
            }
        });
    }

    private PictureLane looked(String name) {
        PictureLane lane = lanes.open(camera(name));
        lane.visible(true);
        return lane;
    }

    private static CameraId camera(String name) {
        return new CameraId("broker", "lightnvr", "lightnvr", CameraRole.CAMERA, name);
    }

    private static EncodedFrame picture(int seed) {
        return picture("any", seed);
    }

    private static EncodedFrame picture(String camera, int seed) {
        return Jpegs.frame(Jpegs.withComment(Jpegs.seeded(64, 48, seed), camera));
    }
}
