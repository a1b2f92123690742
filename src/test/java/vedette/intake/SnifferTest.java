package vedette.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.ui.LabBroker;

/// What payloads look like, whatever they are.
class SnifferTest {
    private static final byte[] JPEG = LabBroker.jpeg(64, 48, 1);
    private static final String TEXT = Base64.getEncoder().encodeToString(JPEG);

    private static Sniffed sniff(String topic, String payload) {
        return Sniffer.sniff(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPictureIsOneInEachOfItsForms() {
        List<Sniffed> all = List.of(
                Sniffer.sniff("x", JPEG),
                sniff("x", TEXT),
                sniff("x", "data:image/jpeg;base64," + TEXT),
                sniff("x", "{\"ts\": 1, \"cam\": {\"image\": \"" + TEXT + "\"}}"));
        assertThat(all).allSatisfy(each -> {
            assertThat(each.traits()).contains(Trait.PICTURE);
            assertThat(each.width()).isEqualTo(64);
            assertThat(each.height()).isEqualTo(48);
            assertThat(each.jpeg())
                    .isNotNull()
                    .extracting(Sniffed.JpegSample::bytes)
                    .isEqualTo(JPEG);
        });
        assertThat(all.getLast().picturePath()).isEqualTo("cam.image");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"detections": [{"label": "car", "confidence": 0.5, "x": 0.1, "y": 0.1, "width": 0.2, "height": 0.2}]} \
            | detections[] | label | confidence | x,y,width,height | xywh
            {"after": {"label": "person", "score": 0.9, "box": [424, 500, 536, 712]}} | after | label | score | box | xyxy
            {"objects": [{"class": "dog", "score": 0.9, "bbox": [300, 200, 50, 60]}]} | objects[] | class | score | bbox | xywh
            {"x": [{"class": "dog", "score": 1, "box": {"x1": 1, "y1": 2, "x2": 3, "y2": 4}}]} \
            | x[] | class | score | box.x1,box.y1,box.x2,box.y2 | xyxy
            [{"label": "dog", "prob": 0.9, "rect": [3, 2, 50, 60]}] | [] | label | prob | rect | xyxy
            """)
    void boxesAreSeenInAllForms(String json, String list, String label, String score, String box, String form) {
        Sniffed sniffed = sniff("cam/seen", json);
        assertThat(sniffed.traits()).contains(Trait.BOXES);
        assertThat(sniffed.things()).isEqualTo(new Things(list, label, score, List.of(box.split(",")), form));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cam/lwt    | online                                            | PRESENCE
            cam/LWT    | Offline                                           | PRESENCE
            cam/avail  | {"state": "online"}                               | PRESENCE
            cam/motion | ON                                                | MOTION
            cam/x      | ON                                                | TEXT
            cam/scores | {"confidences": {"happy": 0.1, "sad": 0.8}}       | SCORES
            cam/plate  | {"plate_number": "ABC 123", "confidence": 0.8}    | PLATES
            cam/stat   | {"cpu_usage": 12.5, "uptime": 17}                 | HEALTH
            cam/stat   | {"wifi": {"rssi": -61}}                           | HEALTH
            cam/n      | 21.5                                              | VALUES
            cam/n      | {"a": 1}                                          | VALUES
            cam/n      | {"a": 1                                           | TEXT
            cam/n      | {"region": {"x": 1, "y": 2, "w": 3, "h": 4}}      | VALUES
            """)
    void wordsAndNumbersAreWhatTheyAre(String topic, String payload, Trait trait) {
        assertThat(sniff(topic, payload).traits()).containsExactly(trait);
    }

    @Test
    void homeAssistantsDiscoveryIsReadInLongAndShort() {
        Announcement longer = sniff("homeassistant/camera/yard/config", """
                {"name": "Yard", "topic": "esp/yard/jpg", "image_encoding": "b64",
                 "availability": [{"topic": "esp/yard/lwt"}], "payload_available": "yes"}""").announcement();
        assertThat(longer)
                .isEqualTo(new Announcement("Yard", "esp/yard/jpg", List.of("esp/yard/lwt"), "yes", "offline"));
        Announcement shorter =
                sniff("homeassistant/image/node/yard/config", """
                {"~": "esp/yard", "img_t": "~/jpg", "avty_t": "~/lwt", "dev": {"name": "Yard"}}""").announcement();
        assertThat(shorter)
                .isEqualTo(new Announcement("Yard", "esp/yard/jpg", List.of("esp/yard/lwt"), "online", "offline"));
        assertThat(sniff("homeassistant/switch/yard/config", "{\"topic\": \"esp/yard/jpg\"}")
                        .announcement())
                .isNull();
    }

    @Test
    void nothingEscapes() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] payload = i % 2 == 0 ? new byte[random.nextInt(200)] : JPEG.clone();
            if (i % 2 == 0) {
                random.nextBytes(payload);
            } else {
                payload[random.nextInt(payload.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(Sniffer.sniff("homeassistant/camera/x/config", payload).traits())
                    .isNotEmpty();
        }
        for (String hostile : List.of(
                "[".repeat(100_000),
                "{\"a\":".repeat(60) + "1" + "}".repeat(60),
                "{\"box\": [1e400, 1, 1, 1], \"label\": \"x\"}",
                "{\"bbox\": [1, null, {}, \"x\"], \"score\": {}}",
                "{\"confidences\": {\"a\": 1e300, \"b\": 0}}",
                "[[[[[[[[[[1]]]]]]]]]]",
                "{\"image\": \"/9j/" + "!".repeat(100) + "\"}")) {
            assertThat(sniff("x", hostile).traits()).isNotEmpty();
        }
    }
}
