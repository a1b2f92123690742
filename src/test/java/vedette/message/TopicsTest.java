package vedette.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    @ParameterizedTest
    @CsvSource({
        "cameras/{id}/health,  cameras/+/health",
        "a/{b}/{rest*},        a/+/#",
        "{all*},               #",
        "{one},                +",
        "/a//{b},              /a//+",
        "plain,                plain",
    })
    void aTemplateHasAFilter(String template, String filter) {
        assertThat(TopicTemplate.of(template).filter()).isEqualTo(filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/+/b", "a/#", "a/{b", "a/b}", "a/x{b}"})
    void aBrokenTemplateIsRefused(String template) {
        assertThatThrownBy(() -> TopicTemplate.of(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTemplateNamesTheParts() {
        TopicTemplate template = TopicTemplate.of("cameras/{id}/control/{what}");
        assertThat(template.match("cameras/CAM 1/control/x")).isEqualTo(Map.of("id", "CAM 1", "what", "x"));
        assertThat(template.match("cameras//control/")).isEqualTo(Map.of("id", "", "what", ""));
        assertThat(TopicTemplate.of("a/{rest*}").match("a/b/c/")).isEqualTo(Map.of("rest", "b/c/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cameras",
                "cameras/1",
                "cameras/1/control",
                "cameras/1/control/x/y",
                "cameras/1/controls/x",
                "cameras/1/contro/x",
                "Cameras/1/control/x",
                "/cameras/1/control/x",
            })
    void otherTopicsDoNotMatch(String topic) {
        assertThat(TopicTemplate.of("cameras/{id}/control/{what}").match(topic)).isNull();
    }

    @Test
    void anOpenEndTakesAtLeastOneLevel() {
        TopicTemplate open = TopicTemplate.of("a/{rest*}");
        assertThat(open.match("a")).isNull();
        assertThat(open.match("a/")).isNull();
        assertThat(open.match("b/c")).isNull();
    }

    @Test
    void theMoreSpecificTemplateComesFirst() {
        List<String> ordered = List.of("a/b/c", "a/b/{x}", "a/{x}/c/d", "a/{x}/c", "a/{x}/{y}", "a/{x*}", "{x}/b");
        assertThat(ordered.reversed().stream()
                        .map(TopicTemplate::of)
                        .sorted(Comparator.naturalOrder())
                        .map(TopicTemplate::toString))
                .containsExactlyElementsOf(ordered);
    }

    @ParameterizedTest
    @CsvSource({
        "#,        a/b,        true",
        "#,        $SYS/a,     false",
        "a/#,      a,          true",
        "a/#,      a/b/c,      true",
        "a/#,      a/+/c,      true",
        "a/#,      a/#,        true",
        "a/+,      a/b,        true",
        "a/+,      a/+,        true",
        "a/+,      a/#,        false",
        "a/+,      a/b/c,      false",
        "+/+,      a/b,        true",
        "+,        $SYS,       false",
        "a/b,      a/+,        false",
        "a/b,      a/b/c,      false",
        "a/b/c,    a/b,        false",
        "$SYS/#,   $SYS/a/b,   true",
    })
    void aFilterCoversAnother(String wide, String narrow, boolean covers) {
        assertThat(new Subscription(wide, 0).covers(new Subscription(narrow, 0)))
                .isEqualTo(covers);
    }

    @Test
    void coveredSubscriptionsAreLeftOut() {
        assertThat(kept("a/b 0", "a/# 0", "c 0", "a/b 0")).containsExactly("a/# 0", "c 0");
        assertThat(kept("a/+/c 0", "a/b/+ 0")).containsExactly("a/+/c 0", "a/b/+ 0");
    }

    @Test
    void whoCoversAnotherIsHeardAsWellAsThat() {
        assertThat(kept("a/b 2", "a/# 0")).containsExactly("a/# 2");
        assertThat(kept("a/b 0", "a/b 1")).containsExactly("a/b 1");
        assertThat(kept("a/b 1", "a/b 0", "x 0")).containsExactly("a/b 1", "x 0");
    }

    private static List<String> kept(String... subscriptions) {
        List<Subscription> all = Stream.of(subscriptions)
                .map(text -> text.split(" "))
                .map(parts -> new Subscription(parts[0], Integer.parseInt(parts[1])))
                .toList();
        return Subscription.withoutCovered(all).stream()
                .map(one -> one.filter() + " " + one.qos())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/+", "a/#"})
    void nothingIsPublishedOnAFilter(String topic) {
        assertThatThrownBy(() -> new OutboundMessage(topic, new byte[0], 0, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
