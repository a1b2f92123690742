package vedette.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Power is lost at any operation of the disk; only forced bytes are sure to survive.
class PowerLossTest {
    private static final int CRASHES = 10_000;
    private static final int LIVES = 10;
    private static final long SEGMENT = 12_000;

    @Test
    void whatWasForcedSurvivesEveryLossOfPower() throws Exception {
        int kept = IntStream.range(0, CRASHES / LIVES)
                .parallel()
                .map(seed -> {
                    Story story = new Story(seed);
                    for (int life = 0; life < LIVES; life++) {
                        story.live();
                    }
                    return story.forced.size();
                })
                .sum();
        assertThat(kept).isGreaterThan(CRASHES);
    }

    /// A station that loses power again and again.
    private static final class Story {
        /// One story of so many is signed for real: that would take most of the time.
        private static final int REAL = 10;

        private final boolean real;
        private final Random chance;
        private MemoryDisk disk = new MemoryDisk();
        private final List<String> forced = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();
        private int number;
        private int lives;

        Story(int seed) {
            chance = new Random(seed);
            real = seed % REAL == 0;
        }

        private Journal open() throws IOException {
            return real ? Writings.open(disk, SEGMENT) : Writings.openQuickly(disk, SEGMENT);
        }

        private JournalReport verify() throws IOException {
            return real ? Writings.verify(disk) : Writings.verify(disk, QuickSigner::isSigned);
        }

        void live() {
            try {
                loseAndCheck();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void loseAndCheck() throws IOException {
            lives++;
            long end = disk.operations() + 1 + chance.nextInt(40);
            disk.fate((operation, what) -> {
                if (operation >= end) {
                    throw new PowerLoss();
                }
            });
            try {
                write();
            } catch (PowerLoss e) {
                // what is meant to happen
            }
            disk = disk.afterPowerLoss(chance);
            check();
        }

        private void write() throws IOException {
            Journal journal = open();
            while (true) {
                for (int i = chance.nextInt(6); i >= 0; i--) {
                    NewRecord record = Writings.random(chance, number++, 900);
                    taken.add(new String(record.header(), StandardCharsets.UTF_8));
                    journal.append(record);
                }
                journal.force();
                forced.clear();
                forced.addAll(taken);
                if (chance.nextInt(12) == 0) {
                    journal.close();
                    journal = open();
                }
            }
        }

        private void check() throws IOException {
            Journal journal = open();
            List<String> found = Writings.headers(journal.reader(), JournalPosition.START);
            assertThat(found).hasSizeBetween(forced.size(), taken.size()).isEqualTo(taken.subList(0, found.size()));
            assertThat(verify().fault()).isNull();
            taken.clear();
            taken.addAll(found);
            forced.clear();
            forced.addAll(found);
            if (lives % 2 == 0) {
                journal.close();
            }
            disk = disk.copy();
        }
    }

    /// Not an [IOException], which the journal would handle: nothing goes on after it.
    private static final class PowerLoss extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PowerLoss() {
            super("power is lost", null, false, false);
        }
    }
}
