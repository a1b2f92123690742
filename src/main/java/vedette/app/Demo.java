package vedette.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.mqtt.MqttPublisher;
import vedette.settings.BrokerSettings;
import vedette.settings.InstallationSettings;
import vedette.settings.StationSettings;
import vedette.simulator.EmbeddedBroker;
import vedette.simulator.Fleet;

/// A broker and simulated cameras of all five systems inside the program. Nothing leaves this computer.
final class Demo implements AutoCloseable {
    private static final long SEED = 1;

    private final EmbeddedBroker broker;
    private final Fleet fleet;

    private Demo(EmbeddedBroker broker, Fleet fleet) {
        this.broker = broker;
        this.fleet = fleet;
    }

    /// @throws IOException when no port is free for the broker
    static Demo start() throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start();
        Fleet fleet = Fleet.demo(SEED);
        fleet.start(MqttPublisher.factory(
                BrokerAccess.of(BrokerAddress.parse(broker.uri().toString()), Login.ANONYMOUS)));
        return new Demo(broker, fleet);
    }

    /// The profile's settings with the demo's broker, and the prefixes that its baby monitors use.
    StationSettings settings(StationSettings own) {
        List<InstallationSettings> installations = new ArrayList<>(own.installations());
        installations.add(babyMonitor("Nursery", "babymonitor"));
        installations.add(babyMonitor("Playroom", "babymonitor-2"));
        installations.add(babyMonitor("Nap room", "babymonitor-3"));
        return own.withBrokers(List.of(new BrokerSettings("demo", broker.uri().toString(), null)))
                .withInstallations(installations);
    }

    private static InstallationSettings babyMonitor(String name, String prefix) {
        return new InstallationSettings("babymonitor", name, "demo", prefix, Map.of());
    }

    void stopCameras() {
        fleet.close();
    }

    @Override
    public void close() {
        fleet.close();
        broker.close();
    }
}
