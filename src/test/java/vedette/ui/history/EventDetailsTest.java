package vedette.ui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vedette.message.MessageProperty;
import vedette.message.OriginalMessage;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.Hold;
import vedette.store.LogRecord;
import vedette.ui.FxThread;

/// The selected event with what is asked for when it is selected.
class EventDetailsTest {
    private @Nullable Bench opened;

    private Bench open() throws InterruptedException {
        Bench bench = Bench.open(List.of());
        opened = bench;
        bench.beat();
        return bench;
    }

    @AfterEach
    void close() throws InterruptedException {
        if (opened != null) {
            opened.close();
        }
    }

    private static void awaitFx(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10)).until(() -> FxThread.call(condition));
    }

    private static LogEntry plate(Instant happened) {
        return LogEntry.of(EventKind.PLATE, happened, "ABC1234 · white Toyota")
                .broker("home broker")
                .system("lprserver")
                .camera("gate")
                .key("ABC1234")
                .labels(List.of("car"))
                .zones(List.of("entrance"))
                .topic("lpr/gate/plate")
                .payloadBytes(17)
                .build();
    }

    @SuppressWarnings("NullAway") // does not see in a class file that the array may be null
    private static void append(Bench bench, LogEntry entry, byte @Nullable [] picture) {
        OriginalMessage message = new OriginalMessage(
                entry.topic(),
                1,
                true,
                List.of(new MessageProperty("user:site", "north")),
                "{\"plate\":\"ABC1\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        bench.log.append(new LogRecord(List.of(entry), message, picture, List.of()), () -> {});
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }

    private static List<String> texts(Bench bench) throws InterruptedException {
        return FxThread.call(() -> bench.screen().details().lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(each -> ((Labeled) each).getText())
                .toList());
    }

    private static void select(Bench bench, int row) throws InterruptedException {
        FxThread.call(() -> {
            bench.screen().tablePane().table().getSelectionModel().select(row);
            return true;
        });
    }

    private static void refresh(Bench bench) throws InterruptedException {
        FxThread.call(() -> {
            bench.screen().filterBar().clear();
            return true;
        });
        bench.beat();
    }

    @Test
    void theMessageThePictureAndEarlierSightingsAreLoadedWithTheSelection() throws Exception {
        Bench bench = open();
        for (int days : List.of(40, 20, 10, 5)) {
            append(bench, plate(Samples.NOW.minus(Duration.ofDays(days))), null);
        }
        LogEntry late = plate(Samples.NOW.minusSeconds(140))
                .but()
                .received(Samples.NOW.minusSeconds(10))
                .picture("ab".repeat(32))
                .build();
        append(bench, late, jpeg(1280, 720));
        refresh(bench);
        awaitFx(() -> bench.screen().details().picture().image() != null);
        bench.beat();
        FxThread.save(bench.scene(), "events-state-details");
        assertThat(FxThread.call(() -> bench.screen().details().message().text()))
                .contains("\"plate\": \"ABC1\"");
        assertThat(FxThread.call(() -> bench.screen().details().sightings().getText()))
                .isEqualTo("3 times in 30 days");
        assertThat(texts(bench))
                .contains(
                        "came 14:02:50, 2:10 min late",
                        "QoS 1 · retained by the broker",
                        "user:site",
                        "north",
                        "car",
                        "entrance");
        double width = FxThread.call(() -> {
            var image = bench.screen().details().picture().image();
            return image == null ? 0 : image.getWidth();
        });
        assertThat(width).isBetween(100.0, 920.0);
    }

    @Test
    void earlierSightingsAreListedByTheSearch() throws Exception {
        Bench bench = open();
        append(bench, plate(Samples.NOW.minus(Duration.ofDays(3))), null);
        append(bench, plate(Samples.NOW.minusSeconds(10)), null);
        bench.log.add(Samples.entry(Samples.NOW, "garden", EventKind.DETECTION, Severity.INFO, "person"));
        refresh(bench);
        select(bench, 1);
        FxThread.call(() -> {
            bench.screen().details().sightings().list();
            return true;
        });
        awaitFx(() -> bench.screen().tablePane().window().rows().size() == 2);
        assertThat(FxThread.call(() -> bench.screen().filterBar().search().getText()))
                .contains("plate:ABC1234");
    }

    @Test
    void answersForAnEventThatIsNoLongerSelectedAreNotShown() throws Exception {
        Bench bench = open();
        append(bench, plate(Samples.NOW.minusSeconds(20)), null);
        bench.log.add(Samples.entry(Samples.NOW, "garden", EventKind.PLATE, Severity.INFO, "person"));
        refresh(bench);
        awaitFx(() -> bench.screen().tablePane().window().rows().size() == 2);
        bench.log.holdingAnswers = true;
        select(bench, 1);
        int asked = bench.log.questions.size();
        select(bench, 0);
        assertThat(bench.log.questions.subList(0, asked))
                .last()
                .satisfies(question -> assertThat(question).isCancelled());
        while (!bench.log.waitingAnswers.isEmpty()) {
            bench.log.waitingAnswers.removeFirst().run();
        }
        awaitFx(() -> bench.screen().details().message().text().equals("The message is no longer kept."));
    }

    @Test
    void aPictureThatIsNoneIsSaid() throws Exception {
        Bench bench = open();
        append(
                bench,
                plate(Samples.NOW.minusSeconds(20))
                        .but()
                        .picture("ab".repeat(32))
                        .build(),
                new byte[] {1, 2, 3});
        refresh(bench);
        awaitFx(() -> bench.screen().details().picture().noteText().startsWith("The picture can't be shown: "));
        append(
                bench,
                plate(Samples.NOW.minusSeconds(10))
                        .but()
                        .picture("cd".repeat(32))
                        .build(),
                null);
        refresh(bench);
        select(bench, 0);
        awaitFx(() -> bench.screen().details().picture().noteText().equals("The picture is no longer kept."));
    }

    @Test
    void anEventIsKeptWithAReasonAndReleasedAgain() throws Exception {
        Bench bench = open();
        openKeepSheet(bench);
        fire(bench, "Keep this event");
        awaitFx(() -> bench.log.holds().join().size() == 1 && find(bench, "Release") != null);
        assertThat(bench.log.holds().join().getFirst().reason()).isEqualTo("police report 4711");
        assertThat(bench.log.holds().join().getFirst().events()).containsExactly(1L);
        bench.beat();
        FxThread.save(bench.scene(), "events-state-keep");
        fire(bench, "Release");
        awaitFx(() -> bench.log.holds().join().isEmpty() && find(bench, "Release") == null);
    }

    @Test
    void theSheetSaysWhatBecomesOfAHold() throws Exception {
        Bench bench = open();
        openKeepSheet(bench);
        CompletableFuture<Hold> answer = new CompletableFuture<>();
        bench.log.holdAnswer = answer;
        fire(bench, "Keep this event");
        awaitFx(() -> says(bench, "The event is being kept."));
        answer.completeExceptionally(new IllegalStateException("a fault"));
        awaitFx(() -> says(bench, "The event is not kept."));
    }

    /// For the one event that there is, with a reason.
    private static void openKeepSheet(Bench bench) throws Exception {
        append(bench, plate(Samples.NOW.minusSeconds(20)), null);
        refresh(bench);
        awaitFx(() -> bench.screen().tablePane().window().rows().size() == 1);
        fire(bench, "Keep…");
        FxThread.call(() -> {
            ((TextField) bench.screen().keepSheet().lookup(".text-field")).setText("police report 4711");
            return true;
        });
    }

    private static boolean says(Bench bench, String beginning) {
        return bench.screen().keepSheet().lookupAll(".label").stream()
                .anyMatch(
                        each -> each instanceof Labeled label && label.getText().startsWith(beginning));
    }

    private static @Nullable Button find(Bench bench, String text) {
        return bench.scene().getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> text.equals(each.getText()))
                .findFirst()
                .orElse(null);
    }

    private static void fire(Bench bench, String text) throws InterruptedException {
        FxThread.call(() -> {
            Button button = find(bench, text);
            assertThat(button).as(text).isNotNull();
            if (button != null) {
                button.fire();
            }
            return true;
        });
    }
}
