package vedette.mqtt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vedette.simulator.EmbeddedBroker;

/// The demo's broker, which knows MQTT 3.1.1 only.
public final class DemoBroker implements TestBroker {
    private final int port;
    private @Nullable EmbeddedBroker broker;

    public DemoBroker() throws IOException {
        port = TestBroker.freePort();
    }

    @Override
    public void start() throws IOException {
        broker = EmbeddedBroker.start(port);
    }

    @Override
    public void kill() {
        EmbeddedBroker running = broker;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean repeats() {
        return false; // Moquette forgets what is under way to a client that says goodbye
    }

    @Override
    public String protocol() {
        return "MQTT 3.1.1";
    }

    @Override
    public void close() {
        kill();
    }
}
