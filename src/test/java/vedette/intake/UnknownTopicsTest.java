package vedette.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vedette.message.InboundMessage;
import vedette.ui.LabBroker;

/// What is remembered stays within its bounds, whatever comes.
class UnknownTopicsTest {
    private final UnknownTopics topics = new UnknownTopics(1_000_000);
    private long nanos;

    private void say(String topic, byte[] payload) {
        nanos += 2_000_000_000L;
        topics.take(new InboundMessage("lab", topic, payload, 0, false, Instant.EPOCH, nanos, null));
    }

    @Test
    void aFloodOfTopicsIsForgottenAndCounted() {
        byte[] picture = LabBroker.jpeg(64, 48, 1);
        for (int i = 0; i < 100; i++) {
            say("real/camera/jpg", picture);
        }
        for (int i = 0; i < 20_000; i++) {
            say("made/up/" + i, new byte[] {'1'});
        }
        assertThat(topics.all()).hasSize(UnknownTopics.MOST_TOPICS);
        assertThat(topics.forgotten()).isEqualTo(20_001 - UnknownTopics.MOST_TOPICS);
        assertThat(topics.all()).extracting(Heard::topic).contains("real/camera/jpg", "made/up/19999");
    }

    @Test
    void samplesTakeNoMoreThanTheirRoom() {
        for (int i = 0; i < 100; i++) {
            say("cam/" + i, new byte[100_000]);
            assertThat(topics.bytes()).isLessThanOrEqualTo(1_000_000);
        }
        assertThat(topics.all()).hasSize(100);
        say("cam/large", new byte[UnknownTopics.LARGEST_SAMPLE + 1]);
        assertThat(topics.all())
                .filteredOn(each -> each.topic().equals("cam/large"))
                .singleElement()
                .satisfies(each -> assertThat(each.bytes()).isZero());
    }

    @Test
    void topicsThatAreTooLongAreNotRemembered() {
        say("x".repeat(2000), new byte[] {'1'});
        assertThat(topics.all()).isEmpty();
        assertThat(topics.forgotten()).isEqualTo(1);
    }
}
