package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vedette.dialect.Installation;
import vedette.dialect.RouteTable;
import vedette.dialect.builtin.LightNvrDialect;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.SideChannel;
import vedette.model.Freshness;
import vedette.store.MemoryLog;

/// A side door between a fake broker and a fake web server of a LightNVR.
class SideDoorTest {
    private static final String YARD = "lightnvr/cameras/yard/snapshot";
    private static final String GATE = "lightnvr/cameras/gate/snapshot";

    private final MemoryLog log = new MemoryLog();
    private final FakeTransport broker = new FakeTransport(() -> {});
    private final FakeChannel nvr = new FakeChannel();
    private final Station station;

    SideDoorTest() {
        RouteTable.Installed installed = new RouteTable.Installed(
                new vedette.dialect.Site(Sample.BROKER, "lightnvr", "lightnvr"),
                new LightNvrDialect().routes(Installation.under("lightnvr")));
        station = new Station(StationSetup.of(
                        List.of(new Station.BrokerLink(broker, "mqtt://lab:1883", List.of(installed))),
                        log,
                        Sample::noDecoder,
                        new TestClock())
                .withSideChannels(List.of(nvr)));
        station.start();
        broker.listener().linkChanged(Sample.BROKER, StationRun.NEW);
    }

    @AfterEach
    void end() {
        station.close();
        assertThat(nvr.closed).isTrue();
    }

    private static byte[] jpeg() {
        return ("\u00ff\u00d8\u00ff" + System.nanoTime()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static InboundMessage byMqtt(String topic) {
        return new InboundMessage(Sample.BROKER, topic, jpeg(), 0, false, Instant.EPOCH, System.nanoTime(), null);
    }

    private static InboundMessage overHttp(String topic, String via) {
        return InboundMessage.beside(Sample.BROKER, topic, jpeg(), Instant.EPOCH, System.nanoTime(), via);
    }

    private LiveCamera camera(String name) {
        return station.cameras().stream()
                .filter(each -> each.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyCamerasWithoutMqttPicturesAreAskedUntilTheBrokerIsLost() {
        broker.listener().frame(byMqtt(YARD));
        await().until(() -> nvr.wanted.contains(SideChannel.Part.PICTURES));
        SideChannel.Listener door = nvr.listener();
        assertThat(door.pace(YARD)).isEqualTo(SideChannel.Pace.NONE);
        assertThat(door.pace(GATE)).isEqualTo(SideChannel.Pace.SELDOM);
        door.frame(overHttp(GATE, "http://nvr.lan:8080/gate"));
        door.frame(overHttp(YARD, "http://nvr.lan:8080/yard"));
        assertThat(camera("yard").via()).isNull();
        assertThat(camera("gate").via()).isEqualTo("http://nvr.lan:8080/gate");
        camera("gate").pictures().visible(true);
        assertThat(door.pace(GATE)).isEqualTo(SideChannel.Pace.USUAL);

        broker.listener().linkChanged(Sample.BROKER, StationRun.LOST);
        await().until(() -> door.pace(YARD) != SideChannel.Pace.NONE);
        door.frame(overHttp(YARD, "http://nvr.lan:8080/yard"));
        await().until(() -> camera("yard").freshness().state() == Freshness.State.LIVE);
        assertThat(camera("yard").freshness().reason()).endsWith("over HTTP");
        await().until(() -> log.summaries().contains("yard: picture over HTTP, because the broker is not heard"));

        broker.listener().linkChanged(Sample.BROKER, StationRun.NEW);
        broker.listener().frame(byMqtt(YARD));
        await().until(() -> door.pace(YARD) == SideChannel.Pace.NONE);
        await().until(() -> log.summaries().contains("yard: picture by MQTT again"));
    }

    @Test
    void aWayThatIsNeededAndDoesNotWorkIsSaid() {
        await().until(() -> nvr.wanted.contains(SideChannel.Part.PICTURES));
        nvr.listener().stateChanged(SideChannel.Part.PICTURES, new LinkState.Refused("LightNVR refuses the API key."));
        String sentence = "lightnvr: picture does not come over HTTP either";
        await().until(() -> log.summaries().contains(sentence + ": LightNVR refuses the API key."));
        assertThat(station.attention().items())
                .anyMatch(
                        item -> item.title().equals(sentence) && item.detail().equals("LightNVR refuses the API key."));
        nvr.listener().stateChanged(SideChannel.Part.PICTURES, StationRun.NEW);
        await().until(() -> log.summaries().contains("lightnvr: picture is there again over HTTP"));
    }

    private static final class FakeChannel implements SideChannel {
        private final List<Listener> opened = new CopyOnWriteArrayList<>();
        private volatile Set<Part> wanted = Set.of();
        private volatile boolean closed;

        Listener listener() {
            return Objects.requireNonNull(opened.getFirst());
        }

        @Override
        public Site site() {
            return new Site(Sample.BROKER, "lightnvr", "lightnvr");
        }

        @Override
        public String address() {
            return "http://nvr.lan:8080";
        }

        @Override
        public Set<Part> offers() {
            return Set.of(Part.PICTURES);
        }

        @Override
        public boolean fetchesEach() {
            return true;
        }

        @Override
        public void open(Listener listener) {
            opened.add(listener);
        }

        @Override
        public void want(Set<Part> parts) {
            wanted = parts;
        }

        @Override
        public LinkState state(Part part) {
            return new LinkState.Closed();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
