package vedette.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// With a PostgreSQL of its own, where there is one.
public abstract class PostgresTest {
    @SuppressWarnings("NullAway.Init")
    private static PostgresServer server;

    @BeforeAll
    static void startServer() throws Exception {
        PostgresServer.assumeInstalled();
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    protected static PostgresServer server() {
        return server;
    }

    /// @param records whether it records cameras, or only reads
    protected static LogOptions options(boolean records) {
        return new LogOptions(server.address(), server.user(), null, records, RetentionPolicy.USUAL);
    }
}
