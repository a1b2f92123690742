package vedette.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.settings.StationSettings.Theme;

class SettingsFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path path() {
        return folder.resolve("deep/settings.toml");
    }

    private SettingsFile file() {
        return new SettingsFile(path());
    }

    private void write(String text) throws Exception {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), text);
    }

    private void refuses(String text, String... words) throws Exception {
        write(text);
        assertThatThrownBy(() -> file().load())
                .isInstanceOf(SettingsException.class)
                .message()
                .contains(words);
    }

    @Test
    void aNewStationHasANameOfItsOwnAndNoBroker() throws Exception {
        StationSettings first = file().load();
        assertThat(first.clientId()).matches("vedette-[0-9a-f]{8}");
        assertThat(file().load().clientId()).isNotEqualTo(first.clientId());
        assertThat(first.brokers()).isEmpty();
        assertThat(first.installations()).isEmpty();
        assertThat(first.theme()).isEqualTo(Theme.DARK);
        assertThat(path()).doesNotExist();
    }

    @Test
    void whatIsSavedIsLoaded() throws Exception {
        StationSettings settings = StationSettings.of("vedette-1", Theme.LIGHT)
                .withBrokers(List.of(
                        new BrokerSettings("Haus \"A\" #1 \\ = [x]", "mqtts://broker.lan:8883", "müller"),
                        new BrokerSettings("lab", "mqtt://10.0.0.7", null)))
                .withInstallations(List.of(
                        new InstallationSettings("babymonitor", "Nursery", "lab", "baby/one", Map.of()),
                        new InstallationSettings(
                                "capture", "", null, "", Map.of("request", "a/b", "odd key.x", "tab\tline\nü"))));
        file().save(settings);
        assertThat(file().load()).isEqualTo(settings);
        StationSettings changed = settings.withTheme(Theme.DARK).withBrokers(List.of());
        file().save(changed);
        assertThat(file().load()).isEqualTo(changed);
        try (var files = Files.list(folder.resolve("deep"))) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void anEmptyFileIsAllDefaults() throws Exception {
        write("# nothing yet\n");
        assertThat(file().load().brokers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theme = 'dark'                                            | theme is no setting",
                "[station]\\ncolour = 'red'                                | station.colour is no setting",
                "[[broker]]\\nname='a'\\naddress='b'\\npassword='c'        | broker[0].password is no setting",
                "[[broker]]\\nname='a'\\naddress='b'\\n[[broker]]\\nurl=1  | broker[1].url is no setting",
                "[[installation]]\\nsystem='x'\\nprefx='y'                 | installation[0].prefx is no setting",
                "[[broker]]\\nname='a'                                     | broker[0].address is missing",
                "[[broker]]\\nname='  '\\naddress='b'                      | broker[0].name is missing",
                "[station]\\nclient = 7                                    | station.client must be text in quotes",
                "[station]\\ntheme = 'pink'                                | station.theme is “pink”",
                "[[installation]]\\nprefix='x'                             | installation[0].system is missing",
                "[[installation]]\\nsystem='x'\\n[installation.options]\\na=1  | installation[0].options.a must be text",
                "[broker]\\nname='a'\\naddress='b'                         | broker must be written as [[broker]]",
                "broker = 'mqtt://a'                                       | broker must be written as [[broker]]",
                "broker = ['mqtt://a']                                     | broker must be written as [[broker]]",
                "[installation]\\nsystem='x'                               | must be written as [[installation]]",
                "station = 'x'                                             | station must be written as [station]",
                "[[installation]]\\nsystem='x'\\noptions='a'               | installation[0].options must be a table",
            })
    void whatIsUnknownOrUnusableIsRefusedWithItsPath(String text, String words) throws Exception {
        refuses(text.replace("\\n", "\n"), words);
    }

    @Test
    void twoBrokersOfOneNameAreRefused() throws Exception {
        refuses("""
                [[broker]]
                name = "lab"
                address = "a"
                [[broker]]
                name = " lab "
                address = "b"
                """, "broker[1].name: two brokers are called “lab”");
    }

    @Test
    void aBrokenFileIsSaidInOneSentence() throws Exception {
        refuses("[station\nclient = ", "The settings in " + path() + " are not valid: ");
        assertThatThrownBy(() -> file().load())
                .message()
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
    }

    @Test
    void aFileThatCantBeReadIsSaid() throws Exception {
        Files.createDirectories(path());
        assertThatThrownBy(() -> file().load())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("can't be read");
    }

    @Test
    void theOldSettingsStayWhenTheNewOnesCantBeWritten() throws Exception {
        StationSettings old = StationSettings.of("vedette-1", Theme.LIGHT);
        file().save(old);
        // In the way of the draft.
        Files.createDirectories(folder.resolve("deep/settings.toml.new/x"));
        assertThatThrownBy(() -> file().save(old.withTheme(Theme.DARK)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("can't be written");
        assertThat(file().load()).isEqualTo(old);
    }

    @Test
    void secretsAreKeptForTheSessionWhereThereIsNoKeyring() {
        Secrets secrets = Secrets.sessionOnly();
        assertThat(secrets.find("lab")).isNull();
        assertThat(secrets.keep("lab", "word")).isEqualTo(Secrets.Keeping.SESSION);
        assertThat(secrets.find("lab")).isEqualTo("word");
        assertThat(secrets.keep("lab", "other")).isEqualTo(Secrets.Keeping.SESSION);
        assertThat(secrets.find("lab")).isEqualTo("other");
        assertThat(Secrets.sessionOnly().find("lab")).isNull();
    }
}
