package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserPropertiesBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.message.MessageProperty;

class MessagePropertiesTest {
    @Test
    void saysAllThatAMessageSays() {
        Mqtt5Publish publish = Mqtt5Publish.builder()
                .topic("a")
                .contentType("application/json")
                .responseTopic("answers/here")
                .correlationData(new byte[] {0, 10, (byte) 0xFF})
                .messageExpiryInterval(3600)
                .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
                .userProperties()
                .add("site", "north")
                .add("site", "south")
                .add("a", "")
                .applyUserProperties()
                .build();
        assertThat(MessageProperties.of(publish))
                .containsExactly(
                        new MessageProperty("content-type", "application/json"),
                        new MessageProperty("response-topic", "answers/here"),
                        new MessageProperty("correlation-data", "000aff"),
                        new MessageProperty("message-expiry", "3600"),
                        new MessageProperty("payload-format", "utf-8"),
                        new MessageProperty("user:site", "north"),
                        new MessageProperty("user:site", "south"),
                        new MessageProperty("user:a", ""));
    }

    @Test
    void aPlainMessageSaysNothing() {
        assertThat(MessageProperties.of(Mqtt5Publish.builder().topic("a").build()))
                .isEmpty();
    }

    private static List<MessageProperty> ofMany(int count, String value) {
        Mqtt5UserPropertiesBuilder many = Mqtt5UserProperties.builder();
        for (int i = 0; i < count; i++) {
            many = many.add("n" + i, value);
        }
        return MessageProperties.of(
                Mqtt5Publish.builder().topic("a").userProperties(many.build()).build());
    }

    @Test
    void takesOnlySoMany() {
        assertThat(ofMany(100, "x")).hasSize(MessageProperties.MOST).endsWith(new MessageProperty("user:n63", "x"));
    }

    @Test
    void takesOnlySoMuch() {
        assertThat(ofMany(60, "€".repeat(1_000))).hasSize(5);
        assertThat(ofMany(2, "x".repeat(MessageProperties.MOST_BYTES))).isEmpty();
    }
}
