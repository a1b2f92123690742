package vedette.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vedette.settings.BrokerSettings;
import vedette.settings.StationSettings;

class EntryTest {
    private static Entry entry(String address, String user, String password, String name, String... taken) {
        return new Entry(address, user, password, name, Set.of(taken));
    }

    @Test
    void anAddressIsWrittenOutInFull() {
        assertThat(entry(" broker.lan ", "station", "x", " home ").broker())
                .isEqualTo(new BrokerSettings("home", "mqtt://broker.lan:1883", "station"));
        assertThat(entry("mqtts://broker.lan", "", "", "home").broker())
                .isEqualTo(new BrokerSettings("home", "mqtts://broker.lan:8883", null));
    }

    @Test
    void whatIsNoAddressIsExplained() {
        assertThat(entry("http://broker.lan", "", "", "home").addressFault()).contains("mqtt://broker.lan:1883");
        assertThat(entry("http://broker.lan", "", "", "home").broker()).isNull();
        assertThat(entry("mqtt://me:secret@broker.lan", "", "", "home").addressFault())
                .contains("fields of their own")
                .doesNotContain("secret");
        assertThat(entry("", "", "", "home").addressFault()).isEmpty();
        assertThat(entry("", "", "", "home").broker()).isNull();
    }

    @Test
    void namesComeFromTheHostAndStayApart() {
        assertThat(entry("mqtt://broker.lan:1883", "", "", "").suggestedName()).isEqualTo("broker");
        assertThat(entry("mqtt://192.0.2.20", "", "", "").suggestedName()).isEqualTo("192.0.2.20");
        assertThat(entry("broker.lan", "", "", "", "broker", "broker 2").suggestedName())
                .isEqualTo("broker 3");
        assertThat(entry("broker.lan", "", "", "broker", "broker").nameFault()).contains("already");
        assertThat(entry("broker.lan", "", "", "broker", "broker").broker()).isNull();
        assertThat(entry("broker.lan", "", "", " ").broker()).isNull();
    }

    @Test
    void aPasswordNeedsAUserAndAnEncryptedWay() {
        assertThat(entry("broker.lan", "", "x", "home").loginFault()).contains("user");
        assertThat(entry("broker.lan", "", "x", "home").broker()).isNull();
        assertThat(entry("broker.lan", "me", "x", "home").loginCaution()).contains("mqtts://");
        assertThat(entry("mqtts://broker.lan", "me", "x", "home").loginCaution())
                .isEmpty();
    }

    @Test
    void aChangedBrokerKeepsItsPlace() {
        BrokerSettings one = new BrokerSettings("one", "mqtt://one:1883", null);
        BrokerSettings two = new BrokerSettings("two", "mqtt://two:1883", null);
        BrokerSettings new1 = new BrokerSettings("first", "mqtt://one:1883", null);
        StationSettings settings =
                StationSettings.of("vedette-1", StationSettings.Theme.DARK).withBrokers(List.of(one, two));
        assertThat(new Chosen(new1, null, one).in(settings).brokers()).containsExactly(new1, two);
        assertThat(new Chosen(new1, null, null).in(settings).brokers()).containsExactly(one, two, new1);
        assertThat(new Chosen(new1, "secret", null).toString()).doesNotContain("secret");
    }
}
