package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "broker.lan,                        mqtt://broker.lan:1883",
        "broker.lan:1884,                   mqtt://broker.lan:1884",
        "' mqtt://10.0.0.7 ',               mqtt://10.0.0.7:1883",
        "mqtts://broker.lan,                mqtts://broker.lan:8883",
        "tcp://broker.lan,                  mqtt://broker.lan:1883",
        "ssl://broker.lan,                  mqtts://broker.lan:8883",
        "MQTT://broker.lan,                 mqtt://broker.lan:1883",
        "ws://broker.lan/mqtt,              ws://broker.lan:80/mqtt",
        "wss://broker.lan:9001/a/b,         wss://broker.lan:9001/a/b",
        "mqtt://[::1]:1883,                 mqtt://[::1]:1883",
        "mqtt://user:secret@broker.lan,     mqtt://broker.lan:1883",
        "mqtt://camera_broker:1883,         mqtt://camera_broker:1883",
        "camera_broker,                     mqtt://camera_broker:1883",
        "mqtt://user:secret@camera_broker,  mqtt://camera_broker:1883",
    })
    void isReadAndShown(String text, String shown) {
        assertThat(BrokerAddress.parse(text)).hasToString(shown);
        assertThat(BrokerAddress.parse(shown)).isEqualTo(BrokerAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "mqtt://",
                "http://broker.lan",
                "mqtt://broker.lan:0",
                "mqtt://broker.lan:65536",
                "mqtt://broker.lan:eighty",
                "mqtt://bro ker.lan",
                "mqtt:///path",
                "://broker.lan",
                "mqtt://user:secret@",
                "mqtt://a_b:99999999999",
                "mqtt://[::1",
                "mqtt://admin:secret/word@broker.lan",
                "mqtt://admin:1883/secret@broker.lan",
                "mqtt://admin:1883?secret@broker.lan",
                "mqtt://admin:1883#secret@broker.lan",
                "ws://admin:p@broker.lan/secret@broker.lan",
                "admin:secret@broker.lan:99999",
                "mqtt://admin:sec ret@secret@broker.lan",
            })
    void isRefusedInASentence(String text) {
        assertThatThrownBy(() -> BrokerAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give one like mqtt://broker.lan:1883")
                .hasMessageNotContaining("secret");
    }

    @Test
    void knowsWhatIsEncryptedAndWhatIsAWebSocket() {
        assertThat(BrokerAddress.parse("mqtts://a").isEncrypted()).isTrue();
        assertThat(BrokerAddress.parse("wss://a").isEncrypted()).isTrue();
        assertThat(BrokerAddress.parse("wss://a").isWebSocket()).isTrue();
        assertThat(BrokerAddress.parse("ws://a").isEncrypted()).isFalse();
        assertThat(BrokerAddress.parse("mqtt://a").isWebSocket()).isFalse();
    }

    @Test
    void aPasswordsCharactersAreExplained() {
        assertThatThrownBy(() -> BrokerAddress.parse("mqtt://admin:a/b@broker.lan"))
                .hasMessageStartingWith("“…@broker.lan” is no broker's address.")
                .hasMessageEndingWith(" In a password, write / as %2F, ? as %3F, # as %23 and @ as %40.");
    }

    @Test
    void differentSpellingsLeadToTheSame() {
        BrokerAddress address = BrokerAddress.parse("mqtts://broker.lan:8883");
        assertThat(address.leadsWhere(BrokerAddress.parse("SSL://Broker.LAN"))).isTrue();
        assertThat(address.leadsWhere(BrokerAddress.parse("mqtts://broker.lan:8884")))
                .isFalse();
        assertThat(address.leadsWhere(BrokerAddress.parse("wss://broker.lan:8883")))
                .isFalse();
        assertThat(address.leadsWhere(BrokerAddress.parse("mqtts://broker.lan/a")))
                .isFalse();
    }

    @Test
    void aLoginNeverShowsItsPassword() {
        assertThat(new Login("guard", "secret")).hasToString("user guard");
        assertThat(Login.ANONYMOUS).hasToString("anonymous");
    }
}
