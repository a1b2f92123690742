package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vedette.station.CommandLab.plateCamera;
import static vedette.station.CommandLab.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.command.CommandRecord;
import vedette.command.CommandRefusedException;
import vedette.command.CommandStep;
import vedette.command.Stage;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.mqtt.MosquittoBroker;

/// A thousand commands at once, to cameras that answer badly and over a broker that is not there.
@Timeout(120)
class CommandStormTest {
    private static final int COMMANDS = 1000;

    @TempDir
    private Path folder = Path.of("");

    private MosquittoBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        MosquittoBroker.assumeInstalled();
        broker = MosquittoBroker.in(folder);
        broker.start();
    }

    @AfterEach
    void stopBroker() throws Exception {
        if (broker != null) {
            broker.close();
        }
    }

    private static Stage expected(ErraticCamera.Way way) {
        return switch (way) {
            case PROMPT, LOSES_THE_FIRST, TWICE, SLOW, RUBBISH_FIRST -> Stage.CONFIRMED;
            case DEAF, TOO_LATE -> Stage.EXPIRED;
            case REFUSES -> Stage.REFUSED;
            case UNCLEAR -> Stage.UNCONFIRMED;
        };
    }

    @Test
    void eachOfAThousandEndsAsItReallyWas() throws Exception {
        try (CommandLab lab = new CommandLab(broker, "lprserver", settings(10, 3, 3));
                ErraticCamera camera = new ErraticCamera(lab.publisher("camera"), lab.publisher("server"), 11_500)) {
            lab.awaitOnline();
            List<CommandRecord> given = new ArrayList<>();
            Map<String, Instant> ended = new java.util.HashMap<>();
            Map<String, CommandRecord> last = new java.util.HashMap<>();
            for (int i = 0; i < COMMANDS; i++) {
                given.add(lab.give(plateCamera("cam" + i % 10), i % 2 == 0 ? "get_status" : "test_connection"));
            }
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        for (CommandRecord each : lab.station.commands().recent()) {
                            if (each.stage().isLast()) {
                                ended.putIfAbsent(each.command().id().toString(), Instant.now());
                                last.put(each.command().id().toString(), each);
                            }
                        }
                        return last.size() == COMMANDS;
                    });
            Map<Stage, Integer> outcomes = new EnumMap<>(Stage.class);
            for (CommandRecord each : given) {
                String id = each.command().id().toString();
                CommandRecord over = Objects.requireNonNull(last.get(id));
                ErraticCamera.Way way = Objects.requireNonNull(camera.ways.get(id));
                outcomes.merge(over.stage(), 1, Integer::sum);
                assertThat(over.stage()).as("%s: %s", way, over.steps()).isEqualTo(expected(way));
                if (over.stage() == Stage.CONFIRMED) {
                    assertThat(camera.done).containsKey(id);
                }
                if (camera.done.containsKey(id)) {
                    assertThat(camera.done.get(id)).isBefore(over.deadline());
                }
                assertThat(Objects.requireNonNull(camera.heard.get(id)).get()).isLessThanOrEqualTo(over.attempt());
            }
            assertThat(outcomes.keySet())
                    .containsExactlyInAnyOrder(Stage.CONFIRMED, Stage.EXPIRED, Stage.REFUSED, Stage.UNCONFIRMED);
            lastWordsAreLogged(lab, given);
        }
    }

    /// Exactly one last word for each in the log, and none of them as somebody else's.
    private static void lastWordsAreLogged(CommandLab lab, List<CommandRecord> given) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lastWords(lab).values())
                        .hasSize(given.size())
                        .allMatch(times -> times == 1));
        assertThat(lab.log.entries(EventKind.COMMAND).stream().map(LogEntry::summary))
                .noneMatch(summary -> summary.startsWith("asked: "));
        assertThat(lab.log.entries(EventKind.AUDIT).stream()
                        .filter(each -> "jo".equals(each.key()))
                        .filter(each -> each.summary().startsWith("gave the command")))
                .hasSize(given.size());
    }

    private static Map<String, Integer> lastWords(CommandLab lab) {
        Map<String, Integer> words = new java.util.HashMap<>();
        for (LogEntry entry : lab.log.entries(EventKind.COMMAND)) {
            if (entry.summary().contains(", given by jo: ")) {
                words.merge(String.valueOf(entry.key()), 1, Integer::sum);
            }
        }
        return words;
    }

    @Test
    void aThousandWhileTheBrokerIsDown() throws Exception {
        broker.kill();
        try (CommandLab lab = new CommandLab(broker, "lprserver", settings(14, 5, 2))) {
            List<CommandRecord> given = new ArrayList<>();
            int refused = 0;
            for (int i = 0; i < COMMANDS / 2; i++) {
                given.add(lab.give(plateCamera("cam" + i % 10), "get_status"));
            }
            CommandRecord first = given.getFirst();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Instant.now().isAfter(first.deadline().minusSeconds(2)));
            for (int i = 0; i < COMMANDS; i++) {
                try {
                    given.add(lab.give(plateCamera("cam" + i % 10), "get_status"));
                } catch (CommandRefusedException e) {
                    refused++;
                    assertThat(e).hasMessageContaining("1000 commands are under way already");
                }
            }
            assertThat(refused).isEqualTo(COMMANDS / 2);
            assertThat(given).hasSize(COMMANDS);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> lab.now(first).stage().isLast());
            broker.start();
            try (ErraticCamera camera = new ErraticCamera(lab.publisher("camera"), lab.publisher("server"), 1000)) {
                List<CommandRecord> later = given.subList(COMMANDS / 2, COMMANDS);
                later.forEach(each -> camera.ways.put(each.command().id().toString(), ErraticCamera.Way.PROMPT));
                CommandRecord newest = given.getLast();
                lab.awaitOver(newest);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> lab.station.commands().recent().stream()
                                .allMatch(each -> each.stage().isLast()));
                for (CommandRecord each : lab.station.commands().recent()) {
                    boolean sent = each.steps().stream().map(CommandStep::stage).anyMatch(Stage.SENT::equals);
                    assertThat(each.stage()).isEqualTo(sent ? Stage.CONFIRMED : Stage.EXPIRED);
                }
                assertThat(lab.now(newest).stage()).isEqualTo(Stage.CONFIRMED);
                assertThat(camera.done.keySet())
                        .noneMatch(id -> given.subList(0, COMMANDS / 2).stream()
                                .anyMatch(each -> each.command().id().toString().equals(id)));
            }
        }
    }
}
