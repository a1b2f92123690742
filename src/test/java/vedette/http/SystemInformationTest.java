package vedette.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;
import vedette.message.SideChannel;
import vedette.message.SideChannel.Part;

/// A baby monitor whose Socket.IO works, and whose state comes byte by byte without end.
class SystemInformationTest {
    private final Heard heard = new Heard();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch socketLost = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final BabyMonitorHttp channel;

    SystemInformationTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        channel = new BabyMonitorHttp(
                new SideChannel.Site("home", "babymonitor", "Nursery"),
                "babymonitor",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                Clock.systemUTC());
    }

    @BeforeEach
    void serve() {
        server.setExecutor(threads);
        server.createContext("/socket.io/", this::socket);
        server.createContext("/api/system_info", this::trickle);
        server.start();
        channel.open(heard);
        channel.want(Set.of(Part.NEWS));
        await().until(() -> asked.get() == 1 && channel.state(Part.NEWS).isOnline());
    }

    @AfterEach
    void end() {
        ended.countDown();
        socketLost.countDown();
        channel.close();
        server.stop(0);
        threads.shutdownNow();
    }

    /// Engine.IO by polling: a handshake, then the connection's name, then nothing until the connection is lost.
    private void socket(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        boolean posted = exchange.getRequestMethod().equals("POST");
        if (!query.contains("sid=")) {
            text(exchange, "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":60000}");
        } else if (posted) {
            text(exchange, "ok");
        } else if (polls.getAndIncrement() == 0) {
            text(exchange, "40{\"sid\":\"b\"}");
        } else {
            waited(socketLost, Duration.ofMinutes(1));
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        }
    }

    private static void text(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void trickle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            do {
                out.write(' ');
                out.flush();
            } while (!waited(ended, Duration.ofMillis(200)));
        }
    }

    private static boolean waited(CountDownLatch latch, Duration most) {
        try {
            return latch.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Test
    void itEndsWhenNoNewsIsWanted() {
        channel.want(Set.of());
        await().until(() -> channel.state(Part.NEWS) instanceof LinkState.Closed);
        assertThat(heard.refusals).isEmpty();
    }

    @Test
    void aLostSocketIsHeardMeanwhile() {
        socketLost.countDown();
        await().until(() -> heard.states.stream().anyMatch(state -> state instanceof LinkState.Retrying));
        assertThat(heard.refusals).isEmpty();
    }

    @Test
    void itIsGivenUpAfterAWhile() {
        await().atMost(Duration.ofSeconds(40)).until(() -> !heard.refusals.isEmpty());
        assertThat(heard.refusals)
                .containsExactly("babymonitor/system: " + channel.address() + " did not answer in time.");
        assertThat(channel.state(Part.NEWS).isOnline()).isTrue();
    }
}
