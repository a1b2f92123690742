package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.dialect.DialectCatalog;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.station.AttentionItem;

/// Files about cameras that can't be used stop nothing.
class LeftOutTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theStationStartsAndTellsOfEachBadFile() throws Exception {
        Path systems = Files.createDirectories(folder.resolve("systems"));
        Files.writeString(systems.resolve("gate.toml"), """
                id = "gate"
                name = "Gate"
                [[topic]]
                topic = "{camera}/picture"
                carries = "pictures"
                """);
        Files.writeString(systems.resolve("yard.toml"), """
                id = "yard"
                name = "Yard"
                prefix = "yard"
                [[topic]]
                topic = "{camera}/picture"
                carries = "picture"
                """);
        Files.writeString(folder.resolve("settings.toml"), """
                [[installation]]
                system = "gate"
                prefix = "gate"
                """);
        Files.writeString(folder.resolve("cameras.toml"), "nonsense");
        Files.writeString(folder.resolve("intake.toml"), "[[claimd]]\n");
        BrokerArguments.Given nobody =
                new BrokerArguments.Given("lab", BrokerAddress.parse("mqtt://127.0.0.1:1"), Login.ANONYMOUS);
        try (Session session = Session.open(new Session.Plan(
                new Profile(folder), List.of(nobody), false, DialectCatalog.load(), Secrets.sessionOnly()))) {
            assertThat(session.station().intake().catalog().find("yard")).isPresent();
            assertThat(session.station().intake().catalog().find("gate")).isEmpty();
            List<AttentionItem> items = session.station().attention().items();
            assertThat(items)
                    .extracting(AttentionItem::detail)
                    .anyMatch(detail -> detail.contains("gate.toml: topic[0].carries is “pictures”"))
                    .anyMatch(detail -> detail.contains("cameras.toml"))
                    .anyMatch(detail -> detail.contains("claimd is no setting"));
            await().until(() -> session.station().latest().stream()
                    .anyMatch(entry -> entry.summary().contains("gate.toml")));
        }
        assertThat(folder.resolve("settings.toml")).content().contains("gate");
    }
}
