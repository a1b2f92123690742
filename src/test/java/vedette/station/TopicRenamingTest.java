package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRenamingTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', a/b, a/b",
        "a/, '', a/b, b",
        "'', x/, a/b, x/a/b",
        "a/, x/, a/b, x/b",
        "a, x, a/b, x/b",
    })
    void takesOffAndPutsBefore(String strip, String add, String topic, String expected) {
        assertThat(new TopicRenaming(strip, add).renamed(topic)).isEqualTo(expected);
    }

    @Test
    void whatLeavesNoTopicIsNone() {
        assertThat(new TopicRenaming("a/b", "").renamed("a/b")).isNull();
        assertThat(new TopicRenaming("a/", "").renamed("b/c")).isNull();
        assertThat(new TopicRenaming("", "$SYS/").renamed("x")).isNull();
        assertThat(new TopicRenaming("", "ä".repeat(32_767)).renamed("x")).isNotNull();
        assertThat(new TopicRenaming("", "ä".repeat(32_767)).renamed("xy")).isNull();
    }
}
