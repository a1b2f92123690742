package vedette.ui;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Installation;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.message.Transport;
import vedette.message.TransportListener;
import vedette.station.Station;

/// A broker without a network on which all camera systems speak, and some more baby monitors. Messages can have come
/// some time ago.
public final class LabBroker implements Transport {
    public static final String NAME = "home";
    public static final DialectCatalog CATALOG = DialectCatalog.load();

    private @Nullable TransportListener listener;

    /// @param monitors the prefixes of more baby monitors, whose films are at `<prefix>/video`
    Station.BrokerLink link(List<String> monitors) {
        List<RouteTable.Installed> installed = new ArrayList<>();
        for (CameraDialect dialect : CATALOG.dialects()) {
            List<Installation> installations = new ArrayList<>(dialect.defaultInstallations());
            if (dialect.id().equals("babymonitor")) {
                monitors.forEach(prefix -> installations.add(Installation.under(prefix)));
            }
            for (Installation each : installations) {
                installed.add(
                        new RouteTable.Installed(new Site(NAME, dialect.id(), each.name()), dialect.routes(each)));
            }
        }
        return new Station.BrokerLink(this, "mqtt://broker.lan:1883", installed);
    }

    public void is(LinkState state) {
        listener().linkChanged(NAME, state);
    }

    public void isOnline() {
        is(new LinkState.Online("MQTT 5", true, List.of()));
    }

    /// Something is said now.
    public void say(String topic, String text) {
        bring(topic, text.getBytes(StandardCharsets.UTF_8), false, Duration.ZERO);
    }

    public void say(String topic, byte[] bytes) {
        bring(topic, bytes, false, Duration.ZERO);
    }

    /// Something that the broker had kept.
    public void kept(String topic, byte[] bytes) {
        bring(topic, bytes, true, Duration.ZERO);
    }

    /// A film of different pictures: each came this long before the one that follows, the last this long ago.
    public void film(String prefix, int pictures, Duration gap, Duration ago) {
        for (int i = pictures - 1; i >= 0; i--) {
            bring(prefix + "/video", jpeg(160, 120, i), false, ago.plus(gap.multipliedBy(i)));
        }
    }

    public void bring(String topic, byte[] bytes, boolean retained, Duration ago) {
        InboundMessage message = new InboundMessage(
                NAME, topic, bytes, 1, retained, Instant.now().minus(ago), System.nanoTime() - ago.toNanos(), null);
        // As in life: both connections hear it, and each takes what is its own.
        listener().news(message, Acknowledgement.NONE);
        listener().frame(message);
    }

    /// A picture that came by another way than the broker.
    public void overHttp(String topic, byte[] bytes) {
        String via = "http://nursery.lan:5000/video_feed";
        listener().frame(InboundMessage.beside(NAME, topic, bytes, Instant.now(), System.nanoTime(), via));
    }

    /// A picture, another one for each number.
    public static byte[] jpeg(int width, int height, int number) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(58, 68, 84), 0, height, new Color(96, 104, 116)));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(200, 196, 188));
        g.fillRect(width / 4 + number % 8, height / 3, width / 3, height / 3);
        g.setColor(new Color(number * 37 % 256, 120, 80));
        g.fillOval(width / 8, height / 8, width / 8, height / 8);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private TransportListener listener() {
        return Objects.requireNonNull(listener, "not open");
    }

    @Override
    public String broker() {
        return NAME;
    }

    @Override
    public void open(TransportListener told, List<Subscription> news, List<Subscription> frames) {
        listener = told;
    }

    @Override
    public LinkState state() {
        return new LinkState.Connecting();
    }

    @Override
    public CompletionStage<Published> publish(OutboundMessage message) {
        return CompletableFuture.completedFuture(Published.TAKEN);
    }

    @Override
    public void close() {}
}
