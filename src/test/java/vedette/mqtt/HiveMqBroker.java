package vedette.mqtt;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// HiveMQ's community edition within the test.
public final class HiveMqBroker implements TestBroker {
    private final Path folder;
    private final int port;
    private @Nullable EmbeddedHiveMQ broker;

    public HiveMqBroker(Path folder) throws IOException {
        this.folder = folder;
        port = TestBroker.freePort();
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("extensions"));
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/config.xml"), """
                <?xml version="1.0"?>
                <hivemq>
                    <listeners>
                        <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
                    </listeners>
                    <persistence><mode>in-memory</mode></persistence>
                    <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(port));
    }

    @Override
    public void start() {
        EmbeddedHiveMQ started = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.resolve("conf"))
                .withDataFolder(folder.resolve("data"))
                .withExtensionsFolder(folder.resolve("extensions"))
                .withoutLoggingBootstrap()
                .build();
        broker = started;
        started.start().join();
    }

    @Override
    public void kill() {
        EmbeddedHiveMQ running = broker;
        if (running != null) {
            broker = null;
            running.stop().join();
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String protocol() {
        return "MQTT 5";
    }

    @Override
    public void close() {
        kill();
    }
}
