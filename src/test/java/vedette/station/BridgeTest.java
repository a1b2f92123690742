package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.message.InboundMessage;
import vedette.message.MessageProperty;
import vedette.model.EventKind;
import vedette.mqtt.MosquittoBroker;

/// A bridge between two brokers that speak MQTT 5.
class BridgeTest {
    private final BridgeLab lab = new BridgeLab();

    @TempDir
    private Path folder = Path.of("");

    private MosquittoBroker first;
    private MosquittoBroker second;
    private BridgeLab.Named a;
    private BridgeLab.Named b;

    @BeforeEach
    void startBrokers() throws Exception {
        MosquittoBroker.assumeInstalled();
        first = MosquittoBroker.in(Files.createDirectory(folder.resolve("a")));
        second = MosquittoBroker.keeping(Files.createDirectory(folder.resolve("b")));
        first.start();
        second.start();
        a = new BridgeLab.Named("a", first);
        b = new BridgeLab.Named("b", second);
    }

    @AfterEach
    void closeAll() throws Exception {
        lab.close();
        if (first != null) {
            first.close();
            second.close();
        }
    }

    @Test
    void chosenMessagesGoOverUnderAnotherNameWithAllTheySay() {
        Bridges bridges = lab.station(BridgeLab.plan("s", a, b, "house/+/state/#", "house/", "site1/"));
        BridgeLab.Person there = lab.person(b, "#");
        BridgeLab.Person here = lab.person(a, "none");
        MessageProperty[] said = {
            new MessageProperty("content-type", "text/plain"),
            new MessageProperty("response-topic", "house/answers"),
            new MessageProperty("correlation-data", "00ff10"),
            new MessageProperty("message-expiry", "3600"),
            new MessageProperty("payload-format", "utf-8"),
            new MessageProperty("user:zone", "north")
        };
        here.say("house/door/other", "no").join();
        here.say("garden/door/state/x", "no").join();
        here.say("house/door/state/x", "open", said).join();
        await().until(() -> there.heard.size() == 1);
        InboundMessage came = there.heard.getFirst();
        assertThat(came.topic()).isEqualTo("site1/door/state/x");
        assertThat(there.texts()).containsExactly("open");
        assertThat(came.qos()).isEqualTo(1);
        assertThat(came.properties()).contains(new MessageProperty("user:vedette-bridge", "s:a"));
        assertThat(came.properties())
                .filteredOn(each -> !each.name().equals("message-expiry"))
                .contains(said[0], said[1], said[2], said[4], said[5]);
        assertThat(came.properties()).anyMatch(each -> each.name().equals("message-expiry"));
        await().untilAsserted(() -> {
            BridgeStatus status = bridges.status().getFirst();
            assertThat(status.carried()).isEqualTo(1);
            assertThat(status.bytes()).isEqualTo(4);
            assertThat(status.refused() + status.looped() + status.waiting()).isZero();
        });
    }

    @Test
    void whatHasNoTopicThereOrIsTooLargeIsRefusedAndDoesNotBlock() {
        Bridges bridges = lab.station(BridgeLab.plan("s", a, b, "#", "", "x".repeat(60_000) + "/"));
        BridgeLab.Person there = lab.person(b, "#");
        BridgeLab.Person here = lab.person(a, "none");
        here.say("y".repeat(6_000), "too long there").join();
        here.say("large", "x".repeat(BridgeSorter.LARGEST + 1)).join();
        here.say("fits", "fits").join();
        await().until(() -> there.heard.size() == 1);
        assertThat(there.texts()).containsExactly("fits");
        await().untilAsserted(
                        () -> assertThat(bridges.status().getFirst().refused()).isEqualTo(2));
    }

    @Test
    void whatTheOtherBrokerForbidsIsRefusedAndDoesNotBlock() throws Exception {
        Path place = Files.createDirectory(folder.resolve("strict"));
        Path rules = Files.writeString(place.resolve("rules"), "topic read #\ntopic write open/#\n");
        try (MosquittoBroker strict = MosquittoBroker.in(place, "allow_anonymous true", "acl_file " + rules)) {
            strict.start();
            BridgeLab.Named there = new BridgeLab.Named("strict", strict);
            Bridges bridges = lab.station(BridgeLab.plan("s", a, there, "#", "", ""));
            BridgeLab.Person listener = lab.person(there, "#");
            BridgeLab.Person here = lab.person(a, "none");
            here.say("closed/door", "1").join();
            here.say("open/door", "2").join();
            await().until(() -> listener.topics().equals(List.of("open/door")));
            await().untilAsserted(() -> {
                BridgeStatus status = bridges.status().getFirst();
                assertThat(status.refused()).isEqualTo(1);
                assertThat(status.carried()).isEqualTo(1);
                assertThat(status.waiting()).isZero();
            });
        }
    }

    @Test
    void retainedMessagesAreKeptThereOnlyWhereAskedFor() {
        BridgeLab.Person here = lab.person(a, "none");
        here.send("old/one", "before", true).join();
        lab.station(
                BridgeLab.plan("s", a, b, "#", "", "kept/", true),
                new BridgePlan(
                        "plain",
                        "s",
                        BridgeLab.plan("p", a, b, "#", "", "").from(),
                        BridgeLab.plan("p", a, b, "#", "", "").to(),
                        "#",
                        new TopicRenaming("", "plain/"),
                        false));
        here.send("live", "now", true).join();
        BridgeLab.Person live = lab.person(b, "#");
        here.say("end", "end").join();
        await().until(() -> live.topics().containsAll(List.of("kept/end", "plain/end")));
        BridgeLab.Person later = lab.person(b, "#");
        await().until(() -> later.heard.size() == 2);
        assertThat(later.topics()).containsExactlyInAnyOrder("kept/old/one", "kept/live");
        assertThat(later.heard).allMatch(InboundMessage::retained);
        assertThat(live.topics()).doesNotContain("plain/old/one");
    }

    /// A broker that is killed may forget what it had acknowledged; one that is stopped forgets nothing.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsLostWhileTheOtherBrokerIsAway(boolean killed) throws Exception {
        int messages = 10_000;
        Bridges bridges = lab.station(BridgeLab.plan("s", a, b, "n/#", "", ""));
        BridgeLab.Person there = lab.person(b, "n/#");
        BridgeLab.Person here = lab.person(a, "none");
        sayNumbers(here, 0, messages / 2);
        await().until(() -> there.heard.size() > 500);
        if (killed) {
            second.kill();
        } else {
            second.stop();
        }
        sayNumbers(here, messages / 2, messages).join();
        await().until(() -> !bridges.status().getFirst().toState().isOnline());
        assertThat(bridges.status().getFirst().waiting()).isZero();
        second.start();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> bridges.status().getFirst().carried() >= messages - (killed ? 0 : 256));
        int sure = killed ? messages / 2 : messages;
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(new HashSet<>(there.texts())).hasSizeGreaterThanOrEqualTo(sure));
        BridgeStatus status = bridges.status().getFirst();
        assertThat(status.carried()).isLessThanOrEqualTo(messages + status.again());
        assertThat(status.again()).isLessThanOrEqualTo(256);
        assertThat(status.refused() + status.looped()).isZero();
        assertThat(lab.notes).anyMatch(note -> note.summary().startsWith("bridge ab stands still: b is away"));
        assertThat(lab.notes).anyMatch(note -> note.summary().startsWith("bridge ab carries again after"));
        assertThat(lab.notes).allMatch(note -> note.kind() == EventKind.LINK);
    }

    private static CompletableFuture<Void> sayNumbers(BridgeLab.Person here, int from, int to) {
        CompletableFuture<?>[] all = new CompletableFuture<?>[to - from];
        for (int i = from; i < to; i++) {
            all[i - from] = here.say("n/" + i % 50, Integer.toString(i));
        }
        return CompletableFuture.allOf(all);
    }
}
