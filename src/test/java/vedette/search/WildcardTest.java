package vedette.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
    @ParameterizedTest
    @CsvSource({
        "abc*, abc, true", "abc*, ab, false", "*123, x123, true", "*123, 1234, false", "a?c, abc, true",
        "a?c, ac, false", "?, 😀, true", "*a*b*, xxaxxbxx, true", "*a*b*, xxbxxaxx, false", "abc, abc, true",
        "abc, abcd, false", "**, '', true", "?*, '', false"
    })
    void describesTheWholeText(String pattern, String text, boolean matches) {
        assertThat(new Wildcard(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void knowsItsEnds() {
        Wildcard wildcard = new Wildcard("ab*c?de");
        assertThat(wildcard.head()).isEqualTo("ab");
        assertThat(wildcard.tail()).isEqualTo("de");
        assertThat(wildcard.backwards().pattern()).isEqualTo("ed?c*ba");
        assertThat(new Wildcard("ab*").isHeadOnly()).isTrue();
        assertThat(wildcard.isHeadOnly()).isFalse();
        assertThat(new Wildcard("ab").isOpen()).isFalse();
    }

    @Test
    void takesNoTimeForAnEvilPattern() {
        assertThat(new Wildcard("*a".repeat(40) + "b").matches("a".repeat(64))).isFalse();
    }
}
