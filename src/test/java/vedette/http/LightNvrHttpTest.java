package vedette.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;
import vedette.message.SideChannel;
import vedette.message.SideChannel.Part;

class LightNvrHttpTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
    private static final SideChannel.Site SITE = new SideChannel.Site("home", "lightnvr", "nvr");

    private final Heard heard = new Heard();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile String list = "[{\"name\":\"front door\",\"enabled\":true},{\"name\":\"yard\"}]";
    private volatile CountDownLatch frozen = new CountDownLatch(0);
    private @Nullable LightNvrHttp channel;

    LightNvrHttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.setExecutor(threads);
        server.createContext("/api/streams", exchange -> {
            lists.incrementAndGet();
            thaw();
            guarded(exchange, 200, list.getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/go2rtc/api/frame.jpeg", this::picture);
        server.start();
    }

    @AfterEach
    void end() {
        hold.countDown();
        frozen.countDown();
        if (channel != null) {
            channel.close();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    /// Waits for as long as the server is frozen: it takes connections and says nothing.
    private void thaw() {
        try {
            frozen.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void picture(HttpExchange exchange) throws IOException {
        thaw();
        String query = exchange.getRequestURI().getRawQuery();
        String name = URLDecoder.decode(query.substring("src=".length()), StandardCharsets.UTF_8);
        asked.add(name);
        int now = underWay.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        try {
            if (name.equals("slow")) {
                hold.await(20, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        underWay.get(name).decrementAndGet();
        switch (name) {
            case "page" -> guarded(exchange, 200, "<html>sign in</html>".getBytes(StandardCharsets.UTF_8));
            case "gone" -> guarded(exchange, 404, new byte[0]);
            case "huge" -> guarded(exchange, 200, new byte[(8 << 20) + 1]);
            case "elsewhere" -> {
                exchange.getResponseHeaders().add("Location", "http://192.0.2.1/frame.jpeg");
                guarded(exchange, 302, new byte[0]);
            }
            case "round" -> {
                exchange.getResponseHeaders().add("Location", "/go2rtc/api/frame.jpeg?src=round");
                guarded(exchange, 302, new byte[0]);
            }
            default -> guarded(exchange, 200, JPEG);
        }
    }

    private static void guarded(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            boolean known = "sesame".equals(exchange.getRequestHeaders().getFirst("X-API-Key"));
            exchange.sendResponseHeaders(known ? status : 401, known && body.length > 0 ? body.length : -1);
            if (known && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private LightNvrHttp open(@Nullable String key) {
        return open(key, HttpClients.SILENCE);
    }

    private LightNvrHttp open(@Nullable String key, Duration silence) {
        LightNvrHttp opened =
                new LightNvrHttp(SITE, "lightnvr", address(), key, Duration.ofMillis(500), silence, Clock.systemUTC());
        channel = opened;
        opened.open(heard);
        opened.want(Set.of(Part.PICTURES));
        return opened;
    }

    @Test
    void stillsComeOnTheTopicsOfTheirCameras() {
        LightNvrHttp nvr = open("sesame");
        await().until(() -> heard.framesOn("lightnvr/cameras/front_door/snapshot") >= 2
                && heard.framesOn("lightnvr/cameras/yard/snapshot") >= 2);
        assertThat(heard.frames.getFirst().via()).startsWith(address() + "/go2rtc/api/frame.jpeg?src=");
        assertThat(heard.frames.getFirst().payload()).isEqualTo(JPEG);
        assertThat(nvr.state(Part.PICTURES).isOnline()).isTrue();
        nvr.want(Set.of());
        await().until(() -> nvr.state(Part.PICTURES) instanceof LinkState.Closed);
        assertThat(mostAtOnce).hasValue(1);
        assertThat(heard.refusals).isEmpty();
    }

    @Test
    void aCameraThatHasMqttPicturesIsNeverAsked() {
        heard.paces.put("lightnvr/cameras/yard/snapshot", SideChannel.Pace.NONE);
        open("sesame");
        await().until(() -> heard.frames.size() >= 3);
        assertThat(asked).containsOnly("front door");
    }

    @Test
    void aSlowCameraIsAskedOnceAndHoldsUpNobody() {
        list = "{\"streams\":[{\"name\":\"slow\"},{\"name\":\"yard\"}]}";
        open("sesame");
        await().until(() -> heard.frames.size() >= 4);
        assertThat(asked.stream().filter("slow"::equals)).hasSize(1);
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void aServerThatSaysNothingMoreIsLostAndComesBack() {
        LightNvrHttp nvr = open("sesame", Duration.ofSeconds(1));
        await().until(() -> heard.frames.size() >= 2);
        frozen = new CountDownLatch(1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> nvr.state(Part.PICTURES) instanceof LinkState.Retrying retrying
                        && retrying.cause().equals(address() + " did not answer in time."));
        frozen.countDown();
        heard.frames.clear();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        heard.frames.size() >= 2 && nvr.state(Part.PICTURES).isOnline());
    }

    @Test
    void aCameraThatNeverAnswersIsNoLostServer() {
        list = "[{\"name\":\"slow\"}]";
        open("sesame", Duration.ofSeconds(1));
        await().atMost(Duration.ofSeconds(40))
                .until(() -> asked.stream().filter("slow"::equals).count() >= 2);
        assertThat(lists).hasValueGreaterThan(1);
        assertThat(heard.states).noneMatch(state -> state instanceof LinkState.Retrying);
    }

    @Test
    void aFaultInWhatIsHeardEndsNothing() {
        heard.fault.set(new StackOverflowError("made by the test"));
        LightNvrHttp nvr = open("sesame");
        await().until(() -> heard.fault.get() == null && heard.frames.size() >= 4);
        assertThat(nvr.state(Part.PICTURES).isOnline()).isTrue();
    }

    @Test
    void aWrongKeyIsSaid() {
        LightNvrHttp nvr = open("sesam");
        await().until(() -> nvr.state(Part.PICTURES) instanceof LinkState.Refused);
        assertThat(nvr.state(Part.PICTURES)).isEqualTo(new LinkState.Refused("LightNVR refuses the API key."));
        assertThat(heard.states.toString()).doesNotContain("sesam.");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefusedWithItsReason() {
        list = "[{\"name\":\"page\"},{\"name\":\"gone\"},{\"name\":\"huge\"},{\"name\":\"elsewhere\"},"
                + "{\"name\":\"round\"},{\"name\":\"yard\"},{\"name\":\"a b\"},{\"name\":\"a_b\"},"
                + "{\"name\":\"off\",\"enabled\":false}]";
        open("sesame");
        await().until(() -> heard.refusals.size() >= 6 && heard.frames.size() >= 4);
        assertThat(heard.refusals)
                .containsExactlyInAnyOrder(
                        "lightnvr/cameras/a_b/snapshot: another stream's name gives the same topic: “a_b” is not shown",
                        "lightnvr/cameras/page/snapshot: this is no JPEG but a web page",
                        "lightnvr/cameras/gone/snapshot: LightNVR answered with status 404.",
                        "lightnvr/cameras/huge/snapshot: An answer is larger than 8 MB: it is not read.",
                        "lightnvr/cameras/elsewhere/snapshot: " + address()
                                + " sends on to http://192.0.2.1:80: put the right address into the settings.",
                        "lightnvr/cameras/round/snapshot: "
                                + "The server sends on from one address to the next without end.");
        assertThat(asked).doesNotContain("off", "a_b");
    }

    @Test
    void aListThatIsNoneIsSaid() {
        list = "<html>sign in</html>";
        LightNvrHttp nvr = open("sesame");
        await().until(() -> nvr.state(Part.PICTURES) instanceof LinkState.Refused);
        assertThat(heard.refusals).singleElement().asString().contains("list of streams can't be read");
    }

    @Test
    void aServerThatComesLaterIsFound() throws Exception {
        server.stop(0);
        LightNvrHttp nvr = open("sesame");
        await().until(() -> nvr.state(Part.PICTURES) instanceof LinkState.Retrying retrying
                && retrying.cause().equals("Nothing answers at " + address() + ": is the camera's server running?"));
    }

    @Test
    void aKeyThatNoHeaderTakesIsRefused() {
        assertThatThrownBy(() -> open("two\nlines"))
                .hasMessageContaining("API key")
                .hasMessageNotContaining("two");
    }
}
