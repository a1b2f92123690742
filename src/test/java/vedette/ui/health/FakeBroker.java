package vedette.ui.health;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraNaming;
import vedette.dialect.Decoded;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.RouteTable;
import vedette.dialect.Routes;
import vedette.dialect.Site;
import vedette.message.Acknowledgement;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.PeerCertificate;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.message.Transport;
import vedette.message.TransportListener;
import vedette.model.CameraEvent;
import vedette.model.CameraRole;
import vedette.model.Reading;
import vedette.station.Station;

/// A broker without a network: says what the test makes it say, in a small language of its own. Cameras
/// send pictures below `cam/…/picture`, sensors numbers below `sensor/…`, the broker its statistics.
final class FakeBroker implements Transport {
    private final String name;
    private @Nullable TransportListener listener;

    /// What it shows, or null where it is not encrypted.
    volatile @Nullable PeerCertificate certificate;

    FakeBroker(String name) {
        this.name = name;
    }

    /// It shows a certificate that lasts for these days.
    void shows(long days) {
        Instant now = Instant.now();
        certificate = new PeerCertificate(
                name,
                "Lab CA",
                now.minusSeconds(60),
                now.plus(Duration.ofDays(days)).plusSeconds(600),
                "sha256/AAAA");
    }

    @Override
    public Optional<PeerCertificate> peerCertificate() {
        return Optional.ofNullable(certificate);
    }

    Station.BrokerLink link(String address) {
        Routes routes = Routes.under("cam")
                .frames("{camera}/picture", CameraNaming.part("camera"), PictureSource.STREAM)
                .newsAt("sensor/{id}", 1, FakeBroker::measured)
                .telemetryAt("$SYS/broker/{name*}", FakeBroker::statistics)
                .build();
        Site site = new Site(name, "testcam", "cam");
        return new Station.BrokerLink(this, address, List.of(new RouteTable.Installed(site, routes)));
    }

    private static Decoded measured(News news) throws MalformedPayloadException {
        try {
            Reading reading = Reading.of(Double.parseDouble(news.text()), "°C");
            return Decoded.of(new CameraEvent.TelemetryReported(
                    news.subject(CameraRole.SENSOR, "id"), null, null, java.util.Map.of("temperature", reading)));
        } catch (NumberFormatException e) {
            throw new MalformedPayloadException("$: “" + news.text() + "” is no number");
        }
    }

    private static Decoded statistics(News news) throws MalformedPayloadException {
        String text = news.text();
        Reading reading =
                Character.isDigit(text.charAt(0)) ? Reading.of(Double.parseDouble(text), "") : Reading.of(text);
        return Decoded.of(new CameraEvent.TelemetryReported(
                news.site().subject(CameraRole.BROKER, "broker"),
                null,
                null,
                java.util.Map.of(news.name("name"), reading)));
    }

    void is(LinkState state) {
        listener().linkChanged(name, state);
    }

    void picture(String camera, byte[] bytes) {
        listener().frame(message("cam/" + camera + "/picture", bytes, false));
    }

    void retainedPicture(String camera, byte[] bytes) {
        listener().frame(message("cam/" + camera + "/picture", bytes, true));
    }

    void stray(String topic, String text) {
        listener().frame(message(topic, text.getBytes(StandardCharsets.UTF_8), false));
    }

    void measure(String sensor, String text) {
        listener()
                .news(message("sensor/" + sensor, text.getBytes(StandardCharsets.UTF_8), false), Acknowledgement.NONE);
    }

    void statistic(String which, String text) {
        stray("$SYS/broker/" + which, text);
    }

    private InboundMessage message(String topic, byte[] bytes, boolean retained) {
        return new InboundMessage(name, topic, bytes, 0, retained, Instant.now(), System.nanoTime(), null);
    }

    private TransportListener listener() {
        return Objects.requireNonNull(listener, "not open");
    }

    @Override
    public String broker() {
        return name;
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
