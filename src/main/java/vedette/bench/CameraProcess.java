package vedette.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The other side of a measurement, in processes of their own, so that neither their memory nor their threads are
/// counted: simulated cameras, and Mosquitto where it is installed.
final class CameraProcess implements AutoCloseable {
    private final List<Process> processes = new ArrayList<>();
    private final String broker;

    private CameraProcess(String broker) {
        this.broker = broker;
    }

    /// @param broker a broker's address, or null to start Mosquitto
    /// @throws IOException when there is no broker given and none installed
    static CameraProcess start(@Nullable String broker, int cameras, double fps, String size, Duration lasts)
            throws IOException, InterruptedException {
        CameraProcess started = broker == null ? withMosquitto() : new CameraProcess(broker);
        started.processes.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "vedette.app.Launcher",
                        "simulate",
                        "--broker",
                        started.broker,
                        "--cameras",
                        Integer.toString(cameras),
                        "--fps",
                        Double.toString(fps),
                        "--size",
                        size,
                        "--for",
                        lasts.plusSeconds(60).toSeconds() + "s")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        return started;
    }

    private static CameraProcess withMosquitto() throws IOException, InterruptedException {
        File program = new File("/usr/sbin/mosquitto");
        if (!program.canExecute()) {
            throw new IOException("Mosquitto is not installed: give a broker with --broker");
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = Files.createTempFile("vedette-bench", ".conf");
        Files.writeString(
                configuration, "listener " + port + " 127.0.0.1\nallow_anonymous true\nmax_queued_messages 10000\n");
        CameraProcess started = new CameraProcess("mqtt://127.0.0.1:" + port);
        started.processes.add(new ProcessBuilder(program.getPath(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        awaitPort(port);
        Files.delete(configuration);
        return started;
    }

    private static void awaitPort(int port) throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return;
            } catch (IOException e) {
                if (attempt >= 50) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    String broker() {
        return broker;
    }

    @Override
    public void close() {
        processes.reversed().forEach(Process::destroy);
    }
}
