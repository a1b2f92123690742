package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.mqtt.Login;

class BrokerArgumentsTest {
    @Test
    void aBrokerWithoutALogin() throws Exception {
        BrokerArguments.Given given =
                BrokerArguments.parse(List.of("mqtt://broker.lan")).getFirst();
        assertThat(given.login()).isEqualTo(Login.ANONYMOUS);
        assertThat(given.name()).isEqualTo("broker.lan");
        assertThat(given.address().port()).isEqualTo(1883);
    }

    @Test
    void userAndPasswordBeforeTheHostEvenWhereItHasAnUnderscore() throws Exception {
        BrokerArguments.Given given = BrokerArguments.parse(List.of(" mqtts://guard:p%40ss+word@gate_1.lan:8884 "))
                .getFirst();
        assertThat(given.login()).isEqualTo(new Login("guard", "p@ss+word"));
        assertThat(given.address().host()).isEqualTo("gate_1.lan");
    }

    @Test
    void twoBrokersOnOneHostHaveTwoNames() throws Exception {
        assertThat(BrokerArguments.parse(List.of("mqtt://a:1", "mqtt://a:2")))
                .extracting(BrokerArguments.Given::name)
                .containsExactly("a", "a-2");
    }

    @Test
    void whatIsNoAddressIsAUsageError() {
        assertThatThrownBy(() -> BrokerArguments.parse(List.of("http://a")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("mqtt://");
    }
}
