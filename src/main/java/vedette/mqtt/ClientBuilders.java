package vedette.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import vedette.settings.SettingsException;

/// What both protocol versions have in common when a client is built.
final class ClientBuilders {
    private ClientBuilders() {}

    /// @throws SettingsException when the operator's files for the encryption can't be used
    static MqttClientBuilder common(ConnectionSpec spec, ProtocolClient.Listener listener) throws SettingsException {
        BrokerAddress address = spec.address();
        // All in the transport's own settings: what is set on the client's builder besides them is left out unsaid, and
        // the connection would not be encrypted.
        MqttClientTransportConfigBuilder transport = MqttClientTransportConfig.builder()
                .serverHost(address.host())
                .serverPort(address.port())
                .socketConnectTimeout(spec.socketTimeOut().toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(ConnectionSpec.TIME_OUT_SECONDS, TimeUnit.SECONDS);
        if (address.isEncrypted()) {
            transport = transport.sslConfig(spec.encryption().forClient());
        }
        if (address.isWebSocket()) {
            transport = transport.webSocketConfig().serverPath(address.path()).applyWebSocketConfig();
        }
        return MqttClient.builder()
                .identifier(spec.clientId())
                .transportConfig(transport.build())
                .addDisconnectedListener(context -> listener.disconnected(context.getCause()));
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
