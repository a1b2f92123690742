package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopMemoryTest {
    private static final Hops FROM_A = new Hops(List.of("s:a"));
    private static final byte[] ON = "on".getBytes(StandardCharsets.UTF_8);

    private final LoopMemory memory = new LoopMemory();

    @Test
    void aBridgeHearsWhatWasPublishedAsOftenAsItWasPublished() {
        memory.published("c", "door", ON, FROM_A, 0);
        memory.published("c", "door", ON, FROM_A, 0);
        assertThat(memory.heard("ca", "c", "door", ON, 1)).isEqualTo(FROM_A);
        assertThat(memory.heard("cb", "c", "door", ON, 1)).isEqualTo(FROM_A);
        assertThat(memory.heard("ca", "c", "door", ON, 1)).isEqualTo(FROM_A);
        assertThat(memory.heard("ca", "c", "door", ON, 1)).isEqualTo(Hops.NONE);
    }

    @Test
    void anotherBrokerTopicPayloadOrTimeIsAnotherMessage() {
        memory.published("c", "door", ON, FROM_A, 0);
        assertThat(memory.heard("ca", "b", "door", ON, 1)).isEqualTo(Hops.NONE);
        assertThat(memory.heard("ca", "c", "gate", ON, 1)).isEqualTo(Hops.NONE);
        assertThat(memory.heard("ca", "c", "door", new byte[0], 1)).isEqualTo(Hops.NONE);
        long late = LoopMemory.WINDOW.toNanos() + 1;
        assertThat(memory.heard("ca", "c", "door", ON, late)).isEqualTo(Hops.NONE);
    }

    @Test
    void theOldestIsForgotten() {
        for (int i = 0; i <= LoopMemory.MOST; i++) {
            memory.published("c", "topic/" + i, ON, FROM_A, 0);
        }
        assertThat(memory.size()).isEqualTo(LoopMemory.MOST);
        assertThat(memory.heard("ca", "c", "topic/0", ON, 1)).isEqualTo(Hops.NONE);
        assertThat(memory.heard("ca", "c", "topic/1", ON, 1)).isEqualTo(FROM_A);
    }

    @Test
    void whatComesTooOftenGoesRoundEvenUnderAGrowingName() {
        String topic = "door";
        for (int i = 0; i < LoopMemory.ROUNDS; i++) {
            assertThat(memory.goesRound("ac", topic, ON, i)).isFalse();
            topic = "more/" + topic;
        }
        assertThat(memory.goesRound("ac", topic, ON, 100)).isTrue();
        assertThat(memory.goesRound(
                        "ac",
                        "door",
                        ON,
                        LoopMemory.ROUNDS_WITHIN.plus(Duration.ofSeconds(1)).toNanos()))
                .isFalse();
    }

    @Test
    void manyCamerasThatSayTheSameDoNotGoRound() {
        for (int i = 10; i < 99; i++) {
            assertThat(memory.goesRound("ac", "camera" + i + "/availability", ON, i))
                    .isFalse();
        }
    }
}
