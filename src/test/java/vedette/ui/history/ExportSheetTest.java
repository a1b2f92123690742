package vedette.ui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import vedette.model.EventKind;
import vedette.store.EventFilter;
import vedette.store.ExportFormat;
import vedette.ui.FxThread;

class ExportSheetTest {
    private static final Path FILE = Path.of("/home/guard/events.csv");

    private static void awaitFx(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10)).until(() -> FxThread.call(condition));
    }

    private static Button button(Bench bench, String text) {
        return bench.scene().getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static void click(Bench bench, String text) throws InterruptedException {
        FxThread.call(() -> {
            button(bench, text).fire();
            return true;
        });
    }

    @Test
    void exactlyWhatIsShownIsExportedAndToldAndLogged() throws Exception {
        Bench bench = Bench.open(Samples.day(400));
        bench.beat();
        FxThread.call(() -> {
            bench.screen().filterBar().kinds().choose(Set.of(EventKind.PLATE));
            return true;
        });
        bench.beat();
        EventFilter shown =
                FxThread.call(() -> bench.screen().tablePane().window().filter());
        bench.saveTo = Optional.of(FILE);
        click(bench, "Export…");
        awaitFx(() -> !button(bench, "Choose file…").isDisabled());
        click(bench, "Choose file…");
        awaitFx(() -> !bench.audited.isEmpty());
        assertThat(bench.log.exports).hasSize(1);
        assertThat(bench.log.exports.getFirst().filter()).isEqualTo(shown);
        assertThat(bench.log.exports.getFirst().format()).isEqualTo(ExportFormat.CSV);
        assertThat(bench.log.exports.getFirst().target()).isEqualTo(FILE);
        assertThat(bench.audited.getFirst()).isEqualTo("exported 50 events as csv to events.csv");
        assertThat(bench.told.getFirst()).startsWith("Exported 50 events to " + FILE);
        bench.close();
    }

    @Test
    void aRunningExportShowsHowFarItIsAndCanBeStopped() throws Exception {
        Bench bench = Bench.open(Samples.day(400));
        bench.beat();
        bench.saveTo = Optional.of(FILE);
        click(bench, "Export…");
        awaitFx(() -> !button(bench, "Choose file…").isDisabled());
        bench.log.holding = true;
        click(bench, "Choose file…");
        bench.log.exports.getFirst().progress().reached(12_000, 0.42);
        bench.beat();
        FxThread.save(bench.scene(), "events-state-exporting");
        assertThat(FxThread.call(() -> button(bench, "Exporting 42 %").isVisible()))
                .isTrue();
        click(bench, "Stop export");
        assertThat(bench.log.questions).anyMatch(question -> question.isCancelled());
        assertThat(bench.told).contains("The export was stopped; no file was written.");
        assertThat(bench.audited).isEmpty();
        bench.close();
    }

    @Test
    void nothingIsExportedWhenTheOperatorChoosesNoFile() throws Exception {
        Bench bench = Bench.open(Samples.day(40));
        bench.beat();
        click(bench, "Export…");
        awaitFx(() -> !button(bench, "Choose file…").isDisabled());
        click(bench, "Choose file…");
        assertThat(bench.log.exports).isEmpty();
        assertThat(FxThread.call(() -> bench.screen().sheet().isExporting())).isFalse();
        bench.close();
    }

    @Test
    void aFailedExportIsSaid() throws Exception {
        Bench bench = Bench.open(Samples.day(40));
        bench.beat();
        bench.saveTo = Optional.of(FILE);
        click(bench, "Export…");
        awaitFx(() -> !button(bench, "Choose file…").isDisabled());
        bench.log.failure = new IllegalStateException("disk full");
        click(bench, "Choose file…");
        awaitFx(() -> !bench.told.isEmpty());
        assertThat(bench.told.getFirst()).startsWith("The export failed: ");
        assertThat(bench.audited).isEmpty();
        bench.close();
    }
}
