package vedette.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trust, bridges and bounds in the settings file.
class SettingsTablesTest {
    private static final String PIN = "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String BROKERS = """
            [[broker]]
            name = "home"
            address = "mqtts://broker.lan"
            [[broker]]
            name = "office"
            address = "mqtts://office.lan"
            """;

    @TempDir
    private Path folder = Path.of("");

    private SettingsFile file() {
        return new SettingsFile(folder.resolve("settings.toml"));
    }

    private StationSettings load(String text) throws Exception {
        Files.writeString(folder.resolve("settings.toml"), text);
        return file().load();
    }

    @Test
    void trustBridgesAndBoundsAreKept() throws Exception {
        BrokerSettings home = new BrokerSettings("home", "mqtts://broker.lan", "station")
                .withTls(new TlsSettings("/etc/site-ca.pem", "/etc/station.pem", "/etc/station.key", List.of(PIN)));
        BrokerSettings office = new BrokerSettings("office", "mqtts://office.lan", null);
        StationSettings settings = StationSettings.of("vedette-1", StationSettings.Theme.DARK)
                .withBrokers(List.of(home, office))
                .withBridges(
                        List.of(new BridgeSettings("up", "home", "office", "cams/+/alert", "cams/", "site1/", true)))
                .withMostCameras(1000)
                .withCommands(new CommandSettings(Duration.ofMinutes(1), 5, Duration.ofSeconds(2), 50));
        file().save(settings);
        assertThat(file().load()).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pins = "sha256/x"                   | must be a list
            pins = ["md5/x"]                    | each is sha256/
            key = "/etc/station.key"            | there is none
            protocol = "4"                      | it can be 5 or 3.1.1
            trust_everything = true             | is no setting
            """)
    void whatWouldWeakenTrustIsNamed(String line, String said) {
        String text = "[[broker]]\nname = \"home\"\naddress = \"mqtts://broker.lan\"\n" + line;
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(said);
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> load("[[broker]]\nname = \"home\"\naddress = \"mqtt://guard:geheim@broker.lan\""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("broker[0].address must not hold a user or password")
                .hasMessageContaining("vedette secret")
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "home"   | "attic"  | "a/#"   | ""     | ""      | no “attic”
            "home"   | "home"   | "a/#"   | ""     | ""      | two brokers
            "home"   | "office" | "a/#"   | "b/"   | ""      | must begin with
            "home"   | "office" | "a/#"   | ""     | "x/#"   | wildcards
            "home"   | "office" | "a/+/b" | "a/+/" | ""      | wildcards
            "home"   | "office" | "a/#/b" | ""     | ""      | no topic filter
            "home"   | "office" | "a+/b"  | ""     | ""      | no topic filter
            """)
    void aBridgeThatCanNotBeIsNamed(String from, String to, String filter, String strip, String add, String said) {
        String text = BROKERS + "[[bridge]]\nname = \"up\"\nfrom = " + from + "\nto = " + to + "\nfilter = " + filter
                + "\nstrip = " + strip + "\nadd = " + add;
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("bridge[0].")
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({"0", "4097", "true"})
    void aNumberOfCamerasBeyondBoundsIsNamed(String number) {
        assertThatThrownBy(() -> load("[station]\ncameras = " + number))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("station.cameras must be a whole number from 1 to 4096");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            patience = 0    | patience: 1 to 3600 seconds
            apart = 601     | apart: 1 to 600 seconds
            tries = 11      | tries: 1 to 10, not 11
            bound = 0       | bound: 1 to 10000, not 0
            tries = "three" | must be a whole number
            patience = 1.5  | must be a whole number
            retries = 3     | is no setting
            """)
    void commandsThatCannotBe(String line, String hint) {
        assertThatThrownBy(() -> load("[commands]\n" + line))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("commands.")
                .hasMessageContaining(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.lan/vedette?user=v&password=s3cret",
                "jdbc:postgresql://db.lan/vedette?sslPassword=s3cret",
                "postgresql://v:s3cret@db.lan/vedette"
            })
    void aPasswordInTheLogsAddressIsRefusedAndNotRepeated(String address) {
        assertThatThrownBy(() -> load("[log]\ndatabase = \"" + address + "\""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("vedette secret --password-of-log")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void whatIsNotSaidOfCommandsIsUsual() throws Exception {
        assertThat(load("[commands]\ntries = 1").commands())
                .isEqualTo(new CommandSettings(Duration.ofSeconds(30), 1, Duration.ofSeconds(10), 1000));
        assertThat(load("").commands()).isEqualTo(CommandSettings.USUAL);
        assertThatThrownBy(() -> load("commands = 3")).hasMessageContaining("[commands]");
    }
}
