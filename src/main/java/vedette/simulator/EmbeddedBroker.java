package vedette.simulator;

import ch.qos.logback.classic.Level;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import org.slf4j.LoggerFactory;

/// A broker within the program, for the demo: heard on this machine only, without passwords, forgetting
/// everything when it stops. It speaks MQTT 3.1.1.
public final class EmbeddedBroker implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /// Pictures are larger than the 8,092 bytes that the broker takes by default.
    private static final int LARGEST_MESSAGE = 4 << 20;

    private final Server server;
    private final int port;
    private boolean closed;

    private EmbeddedBroker(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /// Starts on a free port.
    ///
    /// @throws IOException when there is none
    public static EmbeddedBroker start() throws IOException {
        return start(freePort());
    }

    /// The broker cannot tell which port it was given, so one is sought for it. Somebody else may take it
    /// in between, which is reported like any port that is taken.
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /// Starts on the port given, from 1 to 65,535.
    ///
    /// @throws IOException when the port is taken
    public static EmbeddedBroker start(int port) throws IOException {
        quieten();
        requireFree(port);
        Properties properties = new Properties();
        properties.setProperty(IConfig.HOST_PROPERTY_NAME, LOOPBACK);
        properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        properties.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(LARGEST_MESSAGE));
        properties.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0");
        Server server = new Server();
        try {
            server.startServer(new MemoryConfig(properties));
        } catch (RuntimeException e) {
            throw new IOException("the broker of the demo cannot start on " + LOOPBACK + ":" + port, e);
        }
        return new EmbeddedBroker(server, port);
    }

    /// The broker only logs that its port is taken, and goes on deaf.
    private static void requireFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
        } catch (BindException e) {
            throw new IOException("the port " + port + " of this machine is taken", e);
        }
    }

    /// The broker says a lot about each connection that only its makers need.
    private static void quieten() {
        for (String name : List.of("io.moquette", "messageLogger", "io.netty", "com.codahale")) {
            if (LoggerFactory.getLogger(name) instanceof ch.qos.logback.classic.Logger logger) {
                logger.setLevel(Level.ERROR);
            }
        }
    }

    /// Where it listens: `mqtt://127.0.0.1:port`.
    public URI uri() {
        return URI.create("mqtt://" + LOOPBACK + ":" + port);
    }

    /// Ends all connections and stops. A second call does nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.stopServer();
        }
    }
}
