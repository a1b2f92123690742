package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.message.OutboundMessage;
import vedette.message.Publisher;

/// Recorders of a group split what is published.
@Timeout(60)
class SharedSubscriptionTest {
    @TempDir
    private Path folder = Path.of("");

    private static MqttTransport member(TestBroker broker, String clientId, Ear ear) {
        MqttTransport transport = new MqttTransport(
                "lab",
                BrokerAccess.of(broker.address(), Login.ANONYMOUS),
                clientId,
                "recorders",
                Executors.newSingleThreadScheduledExecutor(),
                Clock.systemUTC());
        transport.open(ear, List.of(Stations.NEWS), List.of(Stations.FRAMES));
        return transport;
    }

    @Test
    void eachMessageIsHeardByOneOfTheGroupAndByTheStationBeside() throws Exception {
        MosquittoBroker.assumeInstalled();
        Ear first = new Ear();
        Ear second = new Ear();
        Ear station = new Ear();
        try (MosquittoBroker broker = MosquittoBroker.in(folder)) {
            broker.start();
            try (MqttTransport one = member(broker, "one", first);
                    MqttTransport two = member(broker, "two", second);
                    MqttTransport all = Stations.open(broker.address(), "station", station);
                    Publisher camera = MqttPublisher.factory(BrokerAccess.of(broker.address(), Login.ANONYMOUS))
                            .open("camera", null)
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS)) {
                await().until(() -> first.isOnline() && second.isOnline() && station.isOnline());
                List<String> sent =
                        IntStream.range(0, 200).mapToObj(n -> "n" + n).toList();
                for (String each : sent) {
                    byte[] payload = each.getBytes(StandardCharsets.UTF_8);
                    camera.publish(new OutboundMessage("news/a", payload, 1, false))
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS);
                }
                await().until(() -> first.news.size() + second.news.size() >= 200 && station.news.size() >= 200);
                assertThat(Stream.concat(first.newsTexts().stream(), second.newsTexts().stream()))
                        .containsExactlyInAnyOrderElementsOf(sent);
                assertThat(first.news).isNotEmpty();
                assertThat(second.news).isNotEmpty();
                assertThat(station.newsTexts()).containsExactlyElementsOf(sent);
                assertThat(List.of(one.broker(), two.broker(), all.broker())).containsOnly("lab");
            }
        }
    }
}
