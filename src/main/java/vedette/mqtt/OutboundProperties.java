package vedette.mqtt;

import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserPropertiesBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import java.util.HexFormat;
import vedette.message.MessageProperty;
import vedette.message.OutboundMessage;
import vedette.message.Subscription;

/// MQTT 5's words for what a message says of itself on its way out: the reverse of [MessageProperties].
final class OutboundProperties {
    private OutboundProperties() {}

    /// @throws IllegalArgumentException where a property is not what MQTT 5 allows
    static Mqtt5Publish of(OutboundMessage message) {
        Mqtt5PublishBuilder.Complete publish = Mqtt5Publish.builder()
                .topic(message.topic())
                .payload(message.payload())
                .qos(ClientBuilders.qos(message.qos()))
                .retain(message.retain());
        if (message.properties().isEmpty()) {
            return publish.build();
        }
        Mqtt5UserPropertiesBuilder own = Mqtt5UserProperties.builder();
        for (MessageProperty property : message.properties()) {
            String value = property.value();
            switch (property.name()) {
                case "content-type" -> publish = publish.contentType(value);
                case "response-topic" -> publish = publish.responseTopic(value);
                case "correlation-data" ->
                    publish = publish.correlationData(HexFormat.of().parseHex(value));
                case "message-expiry" -> publish = publish.messageExpiryInterval(Long.parseLong(value));
                case "payload-format" ->
                    publish = publish.payloadFormatIndicator(
                            value.equals("utf-8")
                                    ? Mqtt5PayloadFormatIndicator.UTF_8
                                    : Mqtt5PayloadFormatIndicator.UNSPECIFIED);
                default -> own = own.add(property.name().substring("user:".length()), value);
            }
        }
        return publish.userProperties(own.build()).build();
    }

    static Mqtt5RetainHandling retainHandling(Subscription.Kept kept) {
        return switch (kept) {
            case USUAL -> Mqtt5RetainHandling.SEND;
            case ONCE -> Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST;
            case NEVER -> Mqtt5RetainHandling.DO_NOT_SEND;
        };
    }
}
