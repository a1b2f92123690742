package vedette.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vedette.mqtt.BrokerAddress;

/// Mosquitto in a network namespace of its own, with a line to the station and another to the camera. The first one
/// can be cut by a black hole, which swallows packets without a word. Needs Linux, root and `ip`.
final class DeadNamespace implements AutoCloseable {
    private static final String NAME = "vedette-dead";
    private static final int PORT = 18_830;
    private static final String STATION_NET = "10.213.1.";
    private static final String CAMERA_NET = "10.213.2.";

    private final Process broker;

    /// @param folder an empty one for the broker's files
    DeadNamespace(Path folder) throws IOException, InterruptedException {
        run(false, "ip", "netns", "delete", NAME);
        run(true, "ip", "netns", "add", NAME);
        line("vd-station", STATION_NET);
        line("vd-camera", CAMERA_NET);
        Path configuration = Files.writeString(
                folder.resolve("mosquitto.conf"),
                Stream.of("listener " + PORT, "allow_anonymous true", "user " + System.getProperty("user.name"))
                        .reduce("", (all, each) -> all + each + "\n"));
        broker = new ProcessBuilder("ip", "netns", "exec", NAME, "mosquitto", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        await().until(() -> run(false, "timeout", "1", "bash", "-c", "</dev/tcp/" + CAMERA_NET + "2/" + PORT) == 0);
    }

    private static void line(String name, String net) throws IOException, InterruptedException {
        String far = name + "-b";
        run(true, "ip", "link", "add", name, "type", "veth", "peer", "name", far, "netns", NAME);
        run(true, "ip", "address", "add", net + "1/24", "dev", name);
        run(true, "ip", "link", "set", name, "up");
        run(true, "ip", "-n", NAME, "address", "add", net + "2/24", "dev", far);
        run(true, "ip", "-n", NAME, "link", "set", far, "up");
    }

    BrokerAddress stationSide() {
        return BrokerAddress.parse("mqtt://" + STATION_NET + "2:" + PORT);
    }

    BrokerAddress cameraSide() {
        return BrokerAddress.parse("mqtt://" + CAMERA_NET + "2:" + PORT);
    }

    void die() throws IOException, InterruptedException {
        run(true, "ip", "-n", NAME, "route", "add", "blackhole", STATION_NET + "1/32");
    }

    void heal() throws IOException, InterruptedException {
        run(true, "ip", "-n", NAME, "route", "delete", "blackhole", STATION_NET + "1/32");
    }

    private static int run(boolean must, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (must && status != 0) {
            throw new IOException(Arrays.asList(command) + " ended with " + status + ": " + said);
        }
        return status;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        broker.descendants().forEach(ProcessHandle::destroy);
        broker.destroy();
        broker.waitFor();
        for (String name : List.of("vd-station", "vd-camera")) {
            run(false, "ip", "link", "delete", name);
        }
        run(false, "ip", "netns", "delete", NAME);
    }
}
