package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;
import vedette.settings.BrokerSettings;
import vedette.settings.InstallationSettings;
import vedette.settings.SecretName;
import vedette.settings.Secrets;
import vedette.settings.StationSettings;
import vedette.settings.TlsSettings;

class ScrubberTest {
    @Test
    void whatIsSecretIsTakenOutWhereverAndHoweverItStands() {
        Secrets secrets = Secrets.sessionOnly();
        secrets.keep(SecretName.password("home"), "open sesame");
        secrets.keep(SecretName.passphrase("home"), "open sesame of the key");
        secrets.keep(SecretName.apiKey("nvr"), "4711");
        StationSettings settings = StationSettings.of("vedette-test", StationSettings.Theme.DARK)
                .withBrokers(List.of(new BrokerSettings("home", "mqtt://lab", "guard", null, TlsSettings.USUAL, false)))
                .withInstallations(
                        List.of(new InstallationSettings("lightnvr", "nvr", null, "lightnvr", java.util.Map.of())));
        BrokerArguments.Given given =
                new BrokerArguments.Given("other", BrokerAddress.parse("mqtt://there"), new Login("me", "p@ss"));
        Scrubber scrubber = new Scrubber(settings, List.of(given), secrets);

        assertThat(scrubber.scrubbed("key=4711, “open sesame”, open+sesame, b3BlbiBzZXNhbWU=, p@ss, p%40ss"))
                .isEqualTo("key=[secret], “[secret]”, [secret], [secret], [secret], [secret]");
        assertThat(scrubber.scrubbed("open sesame of the key")).isEqualTo("[secret]");
        assertThat(scrubber.scrubbed("http = \"http://me:word@nvr.lan:8080/a\" mail me@there"))
                .isEqualTo("http = \"http://[login]@nvr.lan:8080/a\" mail me@there");
        assertThat(scrubber.scrubbed(
                        "postgresql://db/log?user=v&sslPassword=word&ssl=true, api-key: abc, \"token\" : \"x\""))
                .isEqualTo("postgresql://db/log?user=v&sslPassword=[secret]&ssl=true, api-key: [secret],"
                        + " \"token\" : \"[secret]\"");
        assertThat(scrubber.scrubbed("no password was given; Secrets = 3"))
                .isEqualTo("no password was given; Secrets = 3");
    }
}
