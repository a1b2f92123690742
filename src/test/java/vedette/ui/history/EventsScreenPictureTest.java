package vedette.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.settings.StationSettings;
import vedette.ui.FxThread;
import vedette.ui.Theme;

/// What the screen looks like, saved for people to look at, in both looks and at both ends of the window's sizes.
class EventsScreenPictureTest {
    @AfterAll
    static void darkAgain() throws InterruptedException {
        look(StationSettings.Theme.DARK);
    }

    private static void look(StationSettings.Theme theme) throws InterruptedException {
        FxThread.call(() -> {
            Theme.use(theme);
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"DARK,1440,900", "DARK,1024,700", "LIGHT,1440,900", "LIGHT,1024,700"})
    void nothingIsCutOff(StationSettings.Theme theme, int width, int height) throws Exception {
        look(theme);
        Bench bench = Bench.open(Samples.day(3_000), width, height);
        bench.beat();
        FxThread.call(() -> {
            bench.screen().tablePane().table().getSelectionModel().select(0);
            return true;
        });
        bench.beat();
        FxThread.save(bench.scene(), "events-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
        double right = FxThread.call(() -> {
            var actions = bench.screen().actions();
            var last = actions.getLast();
            return last.localToScene(last.getBoundsInLocal()).getMaxX();
        });
        assertThat(right).isLessThanOrEqualTo(width);
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"export", "empty", "new", "all-time"})
    void otherStatesAreReadable(String state) throws Exception {
        look(StationSettings.Theme.DARK);
        Bench bench = Bench.open(Samples.day(3_000), 1440, 900);
        bench.beat();
        FxThread.call(() -> {
            EventsScreen screen = bench.screen();
            switch (state) {
                case "export" -> screen.sheet().open(screen.tablePane().window().filter(), "Today");
                case "empty" -> screen.filterBar().kinds().choose(java.util.Set.of(vedette.model.EventKind.GAP));
                case "new" -> screen.tablePane().table().scrollTo(100);
                default -> screen.filterBar().time().choose(Period.ALL);
            }
            return true;
        });
        bench.beat();
        if (state.equals("new")) {
            bench.log.addAll(Samples.row(3));
        }
        bench.beat();
        bench.beat();
        FxThread.save(bench.scene(), "events-state-" + state);
        assertThat(bench.scene().getRoot().isVisible()).isTrue();
        bench.close();
    }
}
