package vedette.ui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vedette.export.ExportException;
import vedette.export.ExportFormat;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.store.Gap;
import vedette.ui.FxThread;

class ExportSheetTest {
    private static final Path FILE = Path.of("/home/guard/events.csv");

    private @Nullable Bench opened;

    private Bench open(List<LogEntry> entries) throws InterruptedException {
        Bench bench = Bench.open(entries);
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

    private static void openSheet(Bench bench) throws InterruptedException {
        click(bench, "Export…");
        awaitFx(() -> !button(bench, "Choose file…").isDisabled());
    }

    @Test
    void exactlyWhatIsShownIsExportedAndToldAndLoggedWithItsCoverage() throws Exception {
        Bench bench = open(Samples.day(400));
        Instant since = Samples.NOW.minusSeconds(3_600);
        bench.log.gaps.add(new Gap(7, "home broker", "", since, since.plusSeconds(600), "The connection was lost."));
        FxThread.call(() -> {
            bench.screen().filterBar().kinds().choose(Set.of(EventKind.PLATE));
            return true;
        });
        bench.beat();
        EventFilter shown =
                FxThread.call(() -> bench.screen().tablePane().window().filter());
        bench.saveTo = Optional.of(FILE);
        openSheet(bench);
        click(bench, "Choose file…");
        awaitFx(() -> !bench.audited.isEmpty());
        assertThat(bench.exports).hasSize(1);
        assertThat(bench.exports.getFirst().filter()).isEqualTo(shown);
        assertThat(bench.exports.getFirst().format()).isEqualTo(ExportFormat.CSV);
        assertThat(bench.exports.getFirst().target()).isEqualTo(FILE);
        String coverage = bench.log.coverage(shown).join().inWords();
        assertThat(coverage).endsWith(", 1 gap");
        assertThat(bench.audited.getFirst()).isEqualTo("exported 50 events as csv to events.csv (" + coverage + ")");
        assertThat(bench.told.getFirst())
                .startsWith("Exported 50 events to " + FILE)
                .contains(coverage);
    }

    @Test
    void evidenceIsOfferedAndItsDigestLogged() throws Exception {
        Bench bench = open(Samples.day(40));
        assertThat(FxThread.call(() -> bench.screen().sheet().offered()))
                .containsExactly("CSV", "NDJSON", "HTML report", "PDF", "Evidence bag");
        bench.saveTo = Optional.of(Path.of("/home/guard/events.zip"));
        openSheet(bench);
        FxThread.call(() -> {
            bench.screen().sheet().choose(ExportFormat.EVIDENCE);
            return true;
        });
        click(bench, "Choose file…");
        awaitFx(() -> !bench.audited.isEmpty());
        assertThat(bench.suggested).last().asString().endsWith(".zip");
        assertThat(bench.audited.getFirst())
                .startsWith("exported 40 events as evidence to events.zip")
                .endsWith("manifest " + "ab".repeat(32));
    }

    @Test
    void aRunningExportShowsHowFarItIsAndCanBeStopped() throws Exception {
        Bench bench = open(Samples.day(400));
        bench.saveTo = Optional.of(FILE);
        openSheet(bench);
        bench.holdingExports = true;
        click(bench, "Choose file…");
        bench.exports.getFirst().progress().reached(12_000, 0.42);
        bench.beat();
        FxThread.save(bench.scene(), "events-state-exporting");
        assertThat(FxThread.call(() -> button(bench, "Exporting 42 %").isVisible()))
                .isTrue();
        click(bench, "Stop export");
        assertThat(bench.exports.getFirst().result()).isCancelled();
        assertThat(bench.told).contains("The export was stopped; no file was written.");
        assertThat(bench.audited).isEmpty();
    }

    @Test
    void nothingIsExportedWhenTheOperatorChoosesNoFile() throws Exception {
        Bench bench = open(Samples.day(40));
        openSheet(bench);
        click(bench, "Choose file…");
        assertThat(bench.exports).isEmpty();
        assertThat(FxThread.call(() -> bench.screen().sheet().isExporting())).isFalse();
    }

    @Test
    void aFailedExportIsSaidInItsOwnWords() throws Exception {
        Bench bench = open(Samples.day(40));
        bench.saveTo = Optional.of(FILE);
        openSheet(bench);
        bench.exportFailure = new ExportException("The disk is full. Choose another place.", null);
        click(bench, "Choose file…");
        awaitFx(() -> !bench.told.isEmpty());
        assertThat(bench.told.getFirst()).isEqualTo("The export failed: The disk is full. Choose another place.");
        assertThat(bench.audited).isEmpty();
    }
}
