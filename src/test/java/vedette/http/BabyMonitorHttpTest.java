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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.LinkState;
import vedette.message.SideChannel;
import vedette.message.SideChannel.Part;

@Timeout(90)
class BabyMonitorHttpTest {
    private static final SideChannel.Site SITE = new SideChannel.Site("home", "babymonitor", "Nursery");
    private static final byte[] JPEG = {
        (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA, 0, 2, 'a', 'b', (byte) 0xFF, (byte) 0xD9
    };

    private final Heard heard = new Heard();

    private BabyMonitorHttp open(String address) {
        BabyMonitorHttp channel = new BabyMonitorHttp(SITE, "babymonitor", address, Clock.systemUTC());
        channel.open(heard);
        return channel;
    }

    @Test
    void aRealServerIsHeardAndHeardAgainAfterItsEnd(@TempDir Path folder) throws Exception {
        FlaskNursery.assumeInstalled();
        try (FlaskNursery nursery = new FlaskNursery(folder);
                BabyMonitorHttp channel = open(nursery.address())) {
            nursery.start("--status", "0.5", "--emotions", "0.3");
            channel.want(Set.of(Part.PICTURES, Part.NEWS));
            await().atMost(Duration.ofSeconds(20)).until(() -> heard.frames.size() > 5 && count("emotion") > 3);
            assertThat(heard.frames.getFirst().via()).isEqualTo(nursery.address() + "/video_feed");
            assertThat(heard.frames.getFirst().topic()).isEqualTo("babymonitor/video");
            assertThat(count("system")).isPositive();
            assertThat(count("model")).isEqualTo(1);
            nursery.kill();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> heard.states.stream().anyMatch(state -> state instanceof LinkState.Retrying));
            nursery.start("--status", "0.5");
            heard.frames.clear();
            heard.news.clear();
            await().atMost(Duration.ofSeconds(20)).until(() -> heard.frames.size() > 5 && count("emotion") > 2);
            channel.want(Set.of(Part.NEWS));
            await().until(() -> channel.state(Part.PICTURES) instanceof LinkState.Closed);
            assertThat(channel.state(Part.NEWS).isOnline()).isTrue();
        }
        assertThat(heard.refusals).isEmpty();
    }

    private long count(String below) {
        return heard.news.stream()
                .filter(each -> each.topic().equals("babymonitor/" + below))
                .count();
    }

    @Test
    void aPageInPlaceOfAFilmIsSaid() throws Exception {
        try (Film film = new Film(Film::page);
                BabyMonitorHttp channel = open(film.address())) {
            channel.want(Set.of(Part.PICTURES));
            await().until(() -> channel.state(Part.PICTURES) instanceof LinkState.Refused);
            assertThat(channel.state(Part.PICTURES))
                    .isEqualTo(
                            new LinkState.Refused(
                                    film.address()
                                            + "/video_feed answered with text/html where a film was expected: is this the right address?"));
        }
    }

    @Test
    void aFilmOfRubbishIsEndedAndSaid() throws Exception {
        try (Film film = new Film(Film::rubbish);
                BabyMonitorHttp channel = open(film.address())) {
            channel.want(Set.of(Part.PICTURES));
            await().until(() -> channel.state(Part.PICTURES) instanceof LinkState.Refused refused
                    && refused.reason().startsWith("The film is ended: "));
            assertThat(heard.refusals).hasSize(MjpegReader.MOST_REFUSED_IN_A_ROW);
        }
    }

    @Test
    void aThousandConnectionsLeaveNothingBehind() throws Exception {
        try (Film film = new Film(Film::onePicture);
                BabyMonitorHttp channel = open(film.address())) {
            for (int i = 0; i < 1000; i++) {
                int before = film.asked.get();
                channel.want(Set.of(Part.PICTURES));
                await().pollInterval(Duration.ofMillis(1)).until(() -> film.asked.get() > before);
                channel.want(Set.of());
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> channel.state(Part.PICTURES) instanceof LinkState.Closed);
            }
            assertThat(threads()).isLessThan(12);
            assertThat(heard.states.size()).isGreaterThanOrEqualTo(2000);
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> threads() == 0);
    }

    @Test
    void socketsThatComeAndGoLeaveNothingBehind(@TempDir Path folder) throws Exception {
        FlaskNursery.assumeInstalled();
        try (FlaskNursery nursery = new FlaskNursery(folder);
                BabyMonitorHttp channel = open(nursery.address())) {
            nursery.start("--status", "5");
            for (int i = 0; i < 40; i++) {
                channel.want(Set.of(Part.NEWS));
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> channel.state(Part.NEWS).isOnline());
                channel.want(Set.of());
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> channel.state(Part.NEWS) instanceof LinkState.Closed);
            }
            await().until(() -> threads() < 16);
        }
        assertThat(heard.refusals).isEmpty();
    }

    /// Threads of HTTP, also of its libraries' own.
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().startsWith("http Nursery")
                        || each.getName().startsWith("engine.io")
                        || each.getName().startsWith("Timer"))
                .peek(each -> assertThat(each.isDaemon()).as(each.getName()).isTrue())
                .count();
    }

    @Test
    void theEndTakesLessThanTwoSeconds() throws Exception {
        try (Film film = new Film(Film::silence)) {
            BabyMonitorHttp channel = open(film.address());
            channel.want(Set.of(Part.PICTURES, Part.NEWS));
            await().until(() -> film.asked.get() > 0);
            long began = System.nanoTime();
            channel.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
    }

    /// A server of one page.
    private static final class Film implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final AtomicInteger asked = new AtomicInteger();

        private interface Page {
            void answer(HttpExchange exchange) throws IOException, InterruptedException;
        }

        Film(Page page) throws IOException {
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                asked.incrementAndGet();
                try (exchange) {
                    page.answer(exchange);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        static void page(HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
        }

        static void onePicture(HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().add("Content-Type", "multipart/x-mixed-replace; boundary=frame");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("--frame\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(JPEG);
            out.flush();
        }

        static void rubbish(HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().add("Content-Type", "multipart/x-mixed-replace; boundary=frame");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("--frame\n\nA".repeat(1000).getBytes(StandardCharsets.US_ASCII));
        }

        static void silence(HttpExchange exchange) throws InterruptedException {
            Thread.sleep(Duration.ofSeconds(30)); // a server that never answers
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
