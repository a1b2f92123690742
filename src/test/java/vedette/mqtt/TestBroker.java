package vedette.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// A broker of the tests' own on this machine, which can be stopped and started again on the same port.
public interface TestBroker extends AutoCloseable {
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

    /// A port of this machine that was free just now.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
