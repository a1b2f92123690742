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

/// The other side of a measurement, in processes of their own, so that neither their memory nor their threads are
/// counted: simulated cameras, and Mosquitto where it is installed.
final class CameraProcess implements AutoCloseable {
    private final List<Process> processes = new ArrayList<>();
    private final String broker;

    private CameraProcess(String broker) {
        this.broker = broker;
    }

    /// Cameras that film, and Mosquitto where no broker is given.
    ///
    /// @param lasts how long they speak, and a minute longer
    /// @throws IOException when there is no broker given and none installed
    static CameraProcess start(WallBench.Load load, Duration lasts) throws IOException, InterruptedException {
        String broker = load.broker();
        CameraProcess started = broker == null ? withMosquitto() : new CameraProcess(broker);
        started.simulate("lightnvr", load.cameras(), load.fps(), load.size(), lasts);
        return started;
    }

    /// Plate cameras without pictures of their own, on a Mosquitto that can be taken away from them.
    static CameraProcess ofPlates(int cameras, Duration lasts) throws IOException, InterruptedException {
        CameraProcess started = withMosquitto();
        started.simulate("lprserver", cameras, 1, "320x240", lasts);
        return started;
    }

    private void simulate(String system, int cameras, double fps, String size, Duration lasts) throws IOException {
        List<String> call = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "vedette.app.Launcher",
                "simulate"));
        call.addAll(List.of("--broker", broker, "--system", system, "--cameras", Integer.toString(cameras)));
        call.addAll(List.of("--fps", Double.toString(fps), "--size", size));
        call.addAll(List.of("--for", lasts.plusSeconds(60).toSeconds() + "s"));
        processes.add(quiet(new ProcessBuilder(call)));
    }

    private static Process quiet(ProcessBuilder program) throws IOException {
        return program.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
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
        started.processes.add(quiet(new ProcessBuilder(program.getPath(), "-c", configuration.toString())));
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

    /// Kills the broker that was started here, and waits until it is gone.
    void killBroker() throws InterruptedException {
        processes.getFirst().destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        processes.reversed().forEach(Process::destroy);
    }
}
