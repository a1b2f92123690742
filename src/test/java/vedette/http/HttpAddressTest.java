package vedette.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://nursery.lan:5000, http://nursery.lan:5000/video_feed, /socket.io/",
        "http://nursery.lan:5000/, http://nursery.lan:5000/video_feed, /socket.io/",
        "https://home.lan/baby/, https://home.lan/baby/video_feed, /baby/socket.io/",
        "https://home.lan/baby, https://home.lan/baby/video_feed, /baby/socket.io/"
    })
    void whatLiesBelowAnAddress(String text, String feed, String path) {
        HttpAddress address = HttpAddress.parse(text);
        assertThat(address.at("video_feed")).hasToString(feed);
        assertThat(address.pathOf("socket.io")).isEqualTo(path);
        assertThat(address.root().getPath()).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "nursery.lan:5000, must begin with http",
        "ftp://nursery.lan, must begin with http",
        "http://, not written like",
        "http://a b, not written like",
        "http://nursery.lan/?x=1, must end before any ? or #"
    })
    void whatIsNoAddress(String text, String part) {
        assertThatThrownBy(() -> HttpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(part);
    }

    @Test
    void aPasswordIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> HttpAddress.parse("http://jo:verysecret@nursery.lan:5000"))
                .hasMessageContaining("must not hold a user or password")
                .hasMessageNotContaining("verysecret");
    }
}
