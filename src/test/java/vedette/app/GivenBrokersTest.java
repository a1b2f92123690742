package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.mqtt.BrokerAccess;
import vedette.settings.BrokerSettings;
import vedette.settings.Secrets;
import vedette.settings.StationSettings;
import vedette.settings.TlsSettings;

/// Brokers of the command line, trusted as the settings say.
class GivenBrokersTest {
    private static final TlsSettings PINNED =
            new TlsSettings(null, null, null, List.of("sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));

    private static BrokerAccess given(String argument, String known) throws UsageException {
        BrokerSettings broker = new BrokerSettings("home", known, "station", null, PINNED, true);
        StationSettings settings =
                StationSettings.of("vedette-1", StationSettings.Theme.DARK).withBrokers(List.of(broker));
        return Session.given(BrokerArguments.parse(List.of(argument)), settings, Secrets.sessionOnly())
                .getFirst()
                .access();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mqtts://broker.lan:8883", "mqtts://broker.lan", "ssl://broker.lan", "MQTTS://Broker.LAN:8883 "})
    void theSettingsTrustHoldsHoweverTheAddressIsWritten(String known) throws Exception {
        BrokerAccess access = given("mqtts://guard@broker.lan", known);
        assertThat(access.tls()).isEqualTo(PINNED);
        assertThat(access.olderProtocol()).isTrue();
        assertThat(access.login().user()).isEqualTo("guard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtts://broker.lan:8884", "mqtt://broker.lan:8883", "mqtts://other.lan", "http://broker"})
    void anotherBrokersTrustIsNotUsed(String known) throws Exception {
        assertThat(given("mqtts://broker.lan", known).tls()).isEqualTo(TlsSettings.USUAL);
    }
}
