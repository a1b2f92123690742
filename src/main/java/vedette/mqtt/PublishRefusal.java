package vedette.mqtt;

import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubRecException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRecReasonCode;
import java.util.concurrent.CompletionException;
import vedette.message.PublishRefusedException;
import vedette.message.Published;

/// What a broker says to a message, in the station's words: MQTT 5's reason codes are the same at quality of service 1
/// (PUBACK) and 2 (PUBREC).
final class PublishRefusal {
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;

    private PublishRefusal() {}

    /// What a broker said of a message that it has taken.
    static Published taken(Mqtt5PublishResult result) {
        int code = switch (result) {
            case Mqtt5PublishResult.Mqtt5Qos1Result one ->
                one.getPubAck().getReasonCode().getCode();
            case Mqtt5PublishResult.Mqtt5Qos2Result two ->
                two.getPubRec().getReasonCode().getCode();
            default -> 0;
        };
        return code == NO_MATCHING_SUBSCRIBERS ? Published.NOBODY_LISTENS : Published.TAKEN;
    }

    /// The failure as callers know it: a [PublishRefusedException] where the broker, or the client in its place, will
    /// not take the message; else what it was, and then it may be unknown whether the broker has it.
    static Throwable of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case Mqtt5PubAckException answer -> refused(answer.getMqttMessage().getReasonCode());
            case Mqtt5PubRecException answer -> refused(answer.getMqttMessage().getReasonCode());
            case MqttEncodeException tooLarge ->
                new PublishRefusedException("The message is larger than the broker takes.");
            case IllegalArgumentException broken ->
                new PublishRefusedException("No broker would take this message: " + broken.getMessage() + ".");
            default -> cause;
        };
    }

    private static PublishRefusedException refused(Mqtt5PubAckReasonCode code) {
        return refused(code.getCode(), code.name());
    }

    private static PublishRefusedException refused(Mqtt5PubRecReasonCode code) {
        return refused(code.getCode(), code.name());
    }

    private static PublishRefusedException refused(int code, String name) {
        return switch (code) {
            case 0x87 ->
                new PublishRefusedException(
                        "The broker does not let this station publish there (not authorised). Check the user's rights.");
            case 0x90 -> new PublishRefusedException("The broker does not accept this topic name.");
            case 0x99 ->
                new PublishRefusedException("The broker says that the message's content is not in the format it names.");
            case 0x97 ->
                new PublishRefusedException(
                        "The broker takes no more for now: a limit of its own is reached (quota exceeded).", false);
            case 0x83 ->
                new PublishRefusedException("The broker will not take it, for a reason of its own.", false);
            case 0x80 -> new PublishRefusedException("The broker will not take it and does not say why.", false);
            default -> new PublishRefusedException("The broker will not take it: " + name + ".", false);
        };
    }
}
