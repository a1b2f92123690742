package vedette.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.HttpReply;
import vedette.message.HttpRequest;
import vedette.message.SideChannel;

@Timeout(60)
class HttpRequestsTest {
    private static final SideChannel.Site SITE = new SideChannel.Site("home", "lightnvr", "nvr");

    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    HttpRequestsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("X-API-Key") + " " + body);
            String path = exchange.getRequestURI().getPath();
            try (exchange) {
                switch (path) {
                    case "/big" -> {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().write(new byte[(8 << 20) + 1]);
                    }
                    case "/broken" -> exchange.sendResponseHeaders(200, 100);
                    case "/away" -> {
                        exchange.getResponseHeaders().set("Location", "http://elsewhere.invalid/");
                        exchange.sendResponseHeaders(302, -1);
                    }
                    case "/slow" -> hold.await();
                    default -> {
                        byte[] answer = path.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(path.equals("/api/x") ? 500 : 202, answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void end() {
        hold.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static HttpReply reply(HttpRequests channel, HttpRequest request) throws Exception {
        return channel.ask(request, LONG).get(40, TimeUnit.SECONDS);
    }

    private static String failure(HttpRequests channel, HttpRequest request) {
        try {
            return "answered with " + reply(channel, request).status();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(IOException.class);
            Throwable cause = java.util.Objects.requireNonNull(e.getCause());
            return String.valueOf(cause.getMessage());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsAskedComesAsItWasWritten() throws Exception {
        try (HttpRequests channel = new HttpRequests(SITE, address() + "/below/", "key-1")) {
            byte[] body = "{\"action\":\"start\"}".getBytes(StandardCharsets.UTF_8);
            HttpReply reply =
                    reply(channel, HttpRequest.post("api/streams/a%2Fb%2Ec%20d/recording", "application/json", body));
            assertThat(reply.status()).isEqualTo(202);
            reply(channel, HttpRequest.get("go2rtc/api/frame.jpeg?src=a%26b%3Dc"));
            assertThat(asked)
                    .containsExactly(
                            "POST /below/api/streams/a%2Fb%2Ec%20d/recording application/json key-1 {\"action\":\"start\"}",
                            "GET /below/go2rtc/api/frame.jpeg?src=a%26b%3Dc null key-1 ");
        }
    }

    @Test
    void anyStatusIsAnAnswer() throws Exception {
        try (HttpRequests channel = new HttpRequests(SITE, address(), null)) {
            HttpReply reply = reply(channel, HttpRequest.get("api/x"));
            assertThat(reply.status()).isEqualTo(500);
            assertThat(new String(reply.body(), StandardCharsets.UTF_8)).isEqualTo("/api/x");
            assertThat(channel.site()).isEqualTo(SITE);
            assertThat(channel.address()).isEqualTo(address());
        }
    }

    @Test
    void whatFailsIsASentenceAndIsSentOnce() {
        try (HttpRequests channel = new HttpRequests(SITE, address(), null)) {
            assertThat(failure(channel, HttpRequest.get("big"))).contains("larger than 8 MB");
            assertThat(failure(channel, HttpRequest.get("away"))).contains("put the right address into the settings");
            assertThat(failure(channel, HttpRequest.post("broken", "text/plain", new byte[0])))
                    .contains(address());
            assertThat(asked.stream().filter(each -> each.startsWith("POST /broken")))
                    .hasSize(1);
            server.stop(0);
            assertThat(failure(channel, HttpRequest.get("api/y"))).contains("Nothing answers at " + address());
        }
    }

    @Test
    void whatIsUnderWayFailsAtTheEnd() throws Exception {
        HttpRequests channel = new HttpRequests(SITE, address(), null);
        var slow = channel.ask(HttpRequest.get("slow"), LONG);
        org.awaitility.Awaitility.await().until(() -> asked.size() == 1);
        channel.close();
        assertThatThrownBy(() -> slow.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
        assertThat(failure(channel, HttpRequest.get("api/y")))
                .isEqualTo("The connection to " + address() + " was closed.");
    }

    @Test
    void whatIsCancelledOrOutOfTimeEndsAndMakesRoom() {
        try (HttpRequests channel = new HttpRequests(SITE, address(), null)) {
            List<CompletableFuture<HttpReply>> slow = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                assertThat(channel.hasRoom()).isTrue();
                slow.add(channel.ask(HttpRequest.get("slow"), LONG));
            }
            assertThat(channel.hasRoom()).isFalse();
            slow.getFirst().cancel(true);
            org.awaitility.Awaitility.await().until(channel::hasRoom);
            var late = channel.ask(HttpRequest.get("slow"), Duration.ofMillis(50));
            assertThatThrownBy(() -> late.get(8, TimeUnit.SECONDS)).hasMessageContaining("did not answer in time");
        }
    }

    @Test
    void whatCanNotHaveArrivedIsToldApart() {
        server.stop(0);
        try (HttpRequests channel = new HttpRequests(SITE, address(), null)) {
            assertThatThrownBy(() -> reply(channel, HttpRequest.get("api/y")))
                    .hasCauseInstanceOf(ConnectException.class);
        }
    }

    @Test
    void addressesAndKeysThatCanNotBeUsedAreRefused() {
        assertThatThrownBy(() -> new HttpRequests(SITE, "ftp://nvr", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HttpRequests(SITE, address(), "a\nb")).hasMessageContaining("API key");
    }

    @Test
    void aRealServerAnswers(@TempDir Path folder) throws Exception {
        FlaskNursery.assumeInstalled();
        try (FlaskNursery nursery = new FlaskNursery(folder);
                HttpRequests channel = new HttpRequests(SITE, nursery.address(), null)) {
            nursery.start();
            byte[] known = "{\"model_id\":\"sound\"}".getBytes(StandardCharsets.UTF_8);
            HttpReply switched =
                    reply(channel, HttpRequest.post("api/emotion/switch_model", "application/json", known));
            assertThat(switched.status()).isEqualTo(200);
            assertThat(new String(switched.body(), StandardCharsets.UTF_8)).contains("\"model_info\"");
            byte[] none = "{}".getBytes(StandardCharsets.UTF_8);
            assertThat(reply(channel, HttpRequest.post("api/emotion/switch_model", "application/json", none))
                            .status())
                    .isEqualTo(400);
            byte[] tool = "tool=restart_audio".getBytes(StandardCharsets.UTF_8);
            HttpReply repaired =
                    reply(channel, HttpRequest.post("repair/run", "application/x-www-form-urlencoded", tool));
            assertThat(new String(repaired.body(), StandardCharsets.UTF_8)).contains("Done: restart_audio");
        }
    }
}
