package vedette.http;

import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import vedette.mqtt.TestBroker;

/// A baby monitor's web server: Flask-SocketIO, where it is installed, as a process of the test's own.
public final class FlaskNursery implements AutoCloseable {
    private static final String PYTHON = "/usr/bin/python3";
    private static final int PICTURES = 8;

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    /// @param folder an empty one for its files
    public FlaskNursery(Path folder) throws IOException {
        this.folder = folder;
        port = TestBroker.freePort();
        for (int i = 0; i < PICTURES; i++) {
            ImageIO.write(picture(i), "jpg", folder.resolve(i + ".jpg").toFile());
        }
    }

    /// Skips the test where Flask-SocketIO is not installed.
    public static void assumeInstalled() throws Exception {
        boolean python = Files.isExecutable(Path.of(PYTHON));
        boolean installed = python
                && new ProcessBuilder(PYTHON, "-c", "import flask_socketio, paho.mqtt.client")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        Assumptions.assumeTrue(installed, "python3-flask-socketio and python3-paho-mqtt are not installed");
    }

    private static BufferedImage picture(int number) {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(40, 60, 90));
        g.fillRect(0, 0, 320, 240);
        g.setColor(new Color(230, 200, 150));
        g.fillOval(40 + 20 * number, 70, 90, 110);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        g.drawString("picture " + number, 10, 30);
        g.dispose();
        return image;
    }

    public void start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                PYTHON,
                Path.of("src/test/resources/http/nursery.py").toAbsolutePath().toString(),
                "--port",
                Integer.toString(port),
                "--pictures",
                folder.toString()));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("nursery.log").toFile()))
                .start();
        await().atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
