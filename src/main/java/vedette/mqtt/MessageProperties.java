package vedette.mqtt;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.message.MessageProperty;

/// What an MQTT 5 message says of itself besides topic and payload, within limits: a sender could say 256 MB of it.
final class MessageProperties {
    private static final Logger LOG = LoggerFactory.getLogger(MessageProperties.class);

    /// More properties are left out.
    static final int MOST = 64;

    /// Those that no longer fit are left out: 16 kB of names and values.
    static final int MOST_BYTES = 16_000;

    private final List<MessageProperty> taken = new ArrayList<>();
    private int bytes;
    private int leftOut;

    private MessageProperties() {}

    static List<MessageProperty> of(Mqtt5Publish publish) {
        MessageProperties all = new MessageProperties();
        publish.getContentType().ifPresent(type -> all.add("content-type", type.toString()));
        publish.getResponseTopic().ifPresent(topic -> all.add("response-topic", topic.toString()));
        publish.getCorrelationData()
                .ifPresent(data -> all.add("correlation-data", HexFormat.of().formatHex(ClientBuilders.bytes(data))));
        publish.getMessageExpiryInterval().ifPresent(seconds -> all.add("message-expiry", Long.toString(seconds)));
        publish.getPayloadFormatIndicator()
                .ifPresent(format -> all.add(
                        "payload-format", format.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        publish.getUserProperties()
                .asList()
                .forEach(each ->
                        all.add("user:" + each.getName(), each.getValue().toString()));
        if (all.leftOut > 0) {
            LOG.debug("{} properties of a message are over the limit and left out", all.leftOut);
        }
        return all.taken;
    }

    private void add(String name, String value) {
        int more = name.getBytes(StandardCharsets.UTF_8).length + value.getBytes(StandardCharsets.UTF_8).length;
        if (taken.size() == MOST || bytes + more > MOST_BYTES) {
            leftOut++;
        } else {
            taken.add(new MessageProperty(name, value));
            bytes += more;
        }
    }
}
