package vedette.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.AtomicHistogram;
import vedette.simulator.JpegStamp;
import vedette.video.BadPictureException;
import vedette.video.JpegDecoder;
import vedette.video.JpegHeader;
import vedette.video.PixelFrame;

/// A decoder on a computer that is far too slow, which notes how old each simulated picture is when it is ready.
final class SlowedDecoder implements JpegDecoder {
    private final JpegDecoder decoder;
    private final Duration least;
    private final AtomicHistogram ages;
    private final LongAdder decoded;

    /// @param least what a picture takes at least
    /// @param ages takes microseconds
    SlowedDecoder(JpegDecoder decoder, Duration least, AtomicHistogram ages, LongAdder decoded) {
        this.decoder = decoder;
        this.least = least;
        this.ages = ages;
        this.decoded = decoded;
    }

    @Override
    public void decode(byte[] jpeg, JpegHeader header, int scaleDenominator, PixelFrame target)
            throws BadPictureException {
        long began = System.nanoTime();
        decoder.decode(jpeg, header, scaleDenominator, target);
        for (long left = least.toNanos(); left > 0; left = least.toNanos() - (System.nanoTime() - began)) {
            LockSupport.parkNanos(left);
        }
        JpegStamp.of(jpeg).ifPresent(stamp -> {
            long micros = Duration.between(stamp.sent(), Instant.now()).toNanos() / 1000;
            ages.recordValue(Math.clamp(micros, 0, ages.getHighestTrackableValue()));
            decoded.increment();
        });
    }

    @Override
    public String name() {
        return decoder.name() + ", slowed";
    }

    @Override
    public void close() {
        decoder.close();
    }
}
