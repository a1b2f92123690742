package vedette.dialect.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.Installation;
import vedette.dialect.Order;
import vedette.dialect.Told;
import vedette.message.MessageProperty;
import vedette.message.Subscription;
import vedette.model.CameraRole;

class CaptureControlsTest {
    private static Told told(String prefix, Map<String, String> options) {
        return new Told(new CaptureDialect(), new Installation("Bench", prefix, options), CameraRole.CAMERA, "Bench");
    }

    @Test
    void aPictureIsAskedForAndTheNextOneIsTheAnswer() {
        Told camera = told("", Map.of());
        assertThat(camera.spec("capture").closing()).isEqualTo(Closing.PICTURE);
        Order order = camera.order("capture");
        assertThat(Told.message(order).topic()).isEqualTo("capture/image");
        assertThat(Told.message(order).qos()).isEqualTo(1);
        assertThat(Told.payload(order)).isEqualTo("Capture Now");
        assertThat(Told.message(order).properties())
                .containsExactly(
                        new MessageProperty("response-topic", "image/data"),
                        new MessageProperty("correlation-data", "11111111222243338444555555555555"));
        assertThat(camera.pictured(order, true)).isEqualTo("Unrelated");
        assertThat(camera.pictured(order, false)).isEqualTo("Confirmed: A picture came, 1234 bytes.");
        assertThat(told("", Map.of("picture", "p")).pictured(order, false)).startsWith("Confirmed");
    }

    @Test
    void topicsAndTextAreOptions() {
        Told camera = told("lab", Map.of("request", "ask", "picture", "here", "text", "go"));
        Order order = camera.order("capture");
        assertThat(Told.message(order).topic()).isEqualTo("lab/ask");
        assertThat(Told.payload(order)).isEqualTo("go");
        assertThat(Told.message(order).properties()).contains(new MessageProperty("response-topic", "lab/here"));
    }

    @Test
    void aCameraThatSendsPiecesIsAskedWhereItHasATopicForThat() {
        assertThat(told("", Map.of("base", "esp")).offered()).isEmpty();
        Told camera = told("", Map.of("base", "esp", "request", "esp/capture"));
        Order order = camera.order("capture");
        assertThat(Told.message(order).topic()).isEqualTo("esp/capture");
        assertThat(Told.message(order).properties())
                .extracting(MessageProperty::name)
                .doesNotContain("response-topic");
    }

    @Test
    void withoutOverhearingNothingListensToTheRequestTopic() {
        CaptureDialect dialect = new CaptureDialect();
        for (String prefix : new String[] {"", "lab"}) {
            String topic = prefix.isEmpty() ? "capture/image" : "lab/capture/image";
            var usual = dialect.routes(new Installation("Bench", prefix, Map.of()));
            assertThat(usual.news()).extracting(Subscription::filter).containsExactly(topic);
            var quiet = dialect.routes(new Installation("Bench", prefix, Map.of("overhear", "no")));
            assertThat(quiet.news()).isEmpty();
            assertThat(quiet.watched())
                    .extracting(Subscription::filter)
                    .containsExactly(prefix.isEmpty() ? "image/data" : "lab/image/data");
        }
        assertThatThrownBy(() -> dialect.routes(new Installation("Bench", "", Map.of("overhear", "maybe"))))
                .hasMessage("overhear can be yes or no, not maybe");
    }
}
