package vedette.mqtt;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import vedette.message.Subscription;

/// Opens transports as a station does.
final class Stations {
    static final Subscription NEWS = new Subscription("news/#", 1);
    static final Subscription FRAMES = new Subscription("frames/#", 0);

    private Stations() {}

    static MqttTransport open(BrokerAddress address, Login login, String clientId, Ear ear) {
        MqttTransport transport = new MqttTransport(
                "lab",
                BrokerAccess.of(address, login),
                clientId,
                Executors.newSingleThreadScheduledExecutor(),
                Clock.systemUTC());
        transport.open(ear, List.of(NEWS), List.of(FRAMES));
        return transport;
    }

    static MqttTransport open(BrokerAddress address, String clientId, Ear ear) {
        return open(address, Login.ANONYMOUS, clientId, ear);
    }
}
