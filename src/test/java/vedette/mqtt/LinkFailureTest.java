package vedette.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinkFailureTest {
    private static final BrokerAddress ADDRESS = BrokerAddress.parse("mqtt://broker.lan:1884");

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(
                        new ConnectException("refused"),
                        "Nothing answers at broker.lan port 1884. Is the broker running?"),
                Arguments.of(
                        new UnknownHostException("broker.lan"),
                        "No computer called broker.lan is known. Check the address."),
                Arguments.of(
                        new UnresolvedAddressException(), "No computer called broker.lan is known. Check the address."),
                Arguments.of(new NoRouteToHostException("x"), "The network knows no way to broker.lan."),
                Arguments.of(
                        new OutOfMemoryError("Java heap space"),
                        "A message on the broker is larger than this station can take in. Remove it there: it is"
                                + " probably a kept one below a camera's topics."),
                Arguments.of(new TimeoutException(), "The broker at broker.lan did not answer in time."),
                Arguments.of(
                        new SSLHandshakeException("PKIX path building failed\u0007"),
                        "No encrypted connection: PKIX path building failed\\u0007"),
                Arguments.of(
                        new ConnectionClosedException("Timeout while waiting for PINGRESP"),
                        "The broker has fallen silent."),
                Arguments.of(new IllegalStateException(), "The broker closed the connection."));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void aFailureIsASentence(Throwable failure, String sentence) {
        LinkFailure found = LinkFailure.of(failure, ADDRESS);
        assertThat(found.sentence()).isEqualTo(sentence);
        assertThat(found.refused()).isFalse();
        assertThat(found.olderProtocol()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void theCauseIsFoundBelowOthers(Throwable failure, String sentence) {
        Throwable wrapped = new CompletionException(new ConnectionFailedException(failure));
        assertThat(LinkFailure.of(wrapped, ADDRESS).sentence()).isEqualTo(sentence);
    }

    @Test
    void whoHangsUpMayKnowOnlyAnOlderProtocol() {
        assertThat(LinkFailure.of(new ConnectionClosedException("Server closed connection"), ADDRESS))
                .isEqualTo(new LinkFailure("The broker closed the connection.", false, true));
    }

    @Test
    void pausesGrowToMoreThanASecond() {
        for (int failures = 0; failures < 100; failures++) {
            assertThat(RetryPace.pause(failures).toMillis()).isBetween(250L, 1200L);
        }
        assertThat(RetryPace.pause(0).toMillis()).isEqualTo(250);
        assertThat(RetryPace.pause(50).toMillis()).isGreaterThanOrEqualTo(600);
    }

    @Test
    void anAcknowledgementIsGivenOnce() {
        int[] given = {0};
        vedette.message.Acknowledgement once = OnceOnly.of(() -> given[0]++);
        once.give();
        once.give();
        assertThat(given[0]).isEqualTo(1);
    }
}
