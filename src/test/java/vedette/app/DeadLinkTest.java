package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.Freshness;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.mqtt.FaultProxy;
import vedette.mqtt.MosquittoBroker;

/// A network that is dead without a word.
@Timeout(120)
class DeadLinkTest {
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(7);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(2);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsMosquitto() throws Exception {
        MosquittoBroker.assumeInstalled();
    }

    @Test
    void isShownAsDeafAndHealsByItself() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.in(Files.createDirectories(folder.resolve("broker")))) {
            broker.start();
            try (FaultProxy network = new FaultProxy(broker.port());
                    LinkLab lab = new LinkLab(folder.resolve("profile"), network.address(), broker.address())) {
                cutTwice(network::die, network::heal, lab);
            }
        }
    }

    /// `mvn verify -Dtest=DeadLinkTest -Dvedette.namespaces=true`, as root.
    @Test
    @EnabledIfSystemProperty(
            named = "vedette.namespaces",
            matches = "true",
            disabledReason = "makes network namespaces, which needs root; asked for with -Dvedette.namespaces=true")
    void aBlackHoleInARealNetworkIsTheSame() throws Exception {
        try (DeadNamespace network = new DeadNamespace(Files.createDirectories(folder.resolve("broker")));
                LinkLab lab = new LinkLab(folder.resolve("profile"), network.stationSide(), network.cameraSide())) {
            cutTwice(network::die, network::heal, lab);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void cutTwice(Step die, Step heal, LinkLab lab) throws Exception {
        for (int cut = 1; cut <= 2; cut++) {
            cutAndHeal(die, heal, lab);
            long cuts = cut;
            await().atMost(LinkLab.PATIENCE).until(() -> gaps(lab).size() == cuts);
            assertThat(gaps(lab)).allSatisfy(gap -> {
                GapSpan span = Objects.requireNonNull(gap.gap());
                Instant until = Objects.requireNonNull(span.until());
                assertThat(Duration.between(span.since(), until))
                        .as("from the last that was heard, not from when that was noticed")
                        .isGreaterThan(Duration.ofSeconds(7));
            });
        }
    }

    private static List<LogEntry> gaps(LinkLab lab) {
        return lab.station().log().page(lab.gaps(), null, 10).join().entries();
    }

    private static void cutAndHeal(Step die, Step heal, LinkLab lab) throws Exception {
        die.run();
        await().atMost(NOTICED_WITHIN).until(() -> lab.state() == Freshness.State.DEAF);
        assertThat(lab.station().attention().items())
                .anyMatch(item ->
                        item.severity() == Severity.CRITICAL && item.title().startsWith("Not connected"));
        // Some attempts fail before the network is back.
        long since = System.nanoTime();
        await().atMost(LinkLab.PATIENCE)
                .until(() -> System.nanoTime() - since > Duration.ofSeconds(4).toNanos());
        assertThat(lab.state()).isEqualTo(Freshness.State.DEAF);
        long healed = System.nanoTime();
        heal.run();
        await().atMost(BACK_WITHIN).pollInterval(Duration.ofMillis(20)).until(() -> lab.isLiveSince(healed));
        // What lasts is looked at five times a second.
        await().atMost(LinkLab.PATIENCE)
                .until(() -> lab.station().attention().items().stream()
                        .noneMatch(item -> item.title().startsWith("Not connected")));
    }
}
