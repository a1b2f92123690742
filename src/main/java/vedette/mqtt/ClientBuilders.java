package vedette.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What both protocol versions have in common when a client is built.
final class ClientBuilders {
    private ClientBuilders() {}

    static MqttClientBuilder common(ConnectionSpec spec, ProtocolClient.Listener listener) {
        BrokerAddress address = spec.address();
        MqttClientBuilder builder = MqttClient.builder()
                .identifier(spec.clientId())
                .transportConfig()
                .serverHost(address.host())
                .serverPort(address.port())
                .socketConnectTimeout(ConnectionSpec.SOCKET_TIME_OUT.toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(ConnectionSpec.TIME_OUT_SECONDS, TimeUnit.SECONDS)
                .applyTransportConfig()
                .addDisconnectedListener(context -> listener.disconnected(context.getCause()));
        if (address.isEncrypted()) {
            // The defaults: the platform's certificate authorities, and host names are checked.
            builder = builder.sslWithDefaultConfig();
        }
        if (address.isWebSocket()) {
            builder = builder.webSocketConfig().serverPath(address.path()).applyWebSocketConfig();
        }
        return builder;
    }

    static MqttQos qos(int code) {
        return Objects.requireNonNull(MqttQos.fromCode(code));
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
