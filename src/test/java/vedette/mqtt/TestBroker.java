package vedette.mqtt;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A broker of the tests' own on this machine, which can be stopped and started again on the same port.
public interface TestBroker extends AutoCloseable {
    int LOWEST_PORT = 20_000;
    int HIGHEST_PORT = 32_000;
    int MOST_ATTEMPTS = 50;

    void start() throws Exception;

    /// Ends it as a crash would, where it can.
    void kill() throws Exception;

    int port();

    /// The protocol that a station speaks with it.
    String protocol();

    /// Whether it sends again what was not acknowledged when a station comes back to its session.
    default boolean repeats() {
        return true;
    }

    default BrokerAddress address() {
        return BrokerAddress.parse("mqtt://127.0.0.1:" + port());
    }

    @Override
    void close() throws Exception;

    /// A port of this machine that was free just now. It is below those that systems give to outgoing connections: one
    /// of them would take it while its broker is down, or a client that tries again would meet itself.
    static int freePort() throws IOException {
        for (int attempt = 0; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
