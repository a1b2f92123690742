package vedette.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import vedette.settings.StationSettings;
import vedette.station.Station;
import vedette.ui.StationWindow;
import vedette.ui.Theme;

/// The station's window of 1440 × 900, for measurements: JavaFX is started for it, once in a process.
final class BenchWindow implements AutoCloseable {
    private final StationWindow window;

    private BenchWindow(StationWindow window) {
        this.window = window;
    }

    /// Opens the window.
    ///
    /// @param furnish adds its screens, on the FX thread
    static BenchWindow open(Station station, Consumer<StationWindow> furnish) {
        CompletableFuture<StationWindow> up = new CompletableFuture<>();
        Platform.startup(() -> completing(up, () -> {
            Platform.setImplicitExit(false);
            Theme.use(StationSettings.Theme.DARK);
            StationWindow made = new StationWindow(new Stage(), station, 1440, 900);
            furnish.accept(made);
            made.start();
            return made;
        }));
        return new BenchWindow(up.join());
    }

    StationWindow window() {
        return window;
    }

    /// Does something on the FX thread and waits for its answer.
    static <T> T onFxThread(Callable<T> todo) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> completing(done, todo));
        return done.join();
    }

    @SuppressWarnings("CatchingUnchecked") // handed to whom waits
    private static <T> void completing(CompletableFuture<T> future, Callable<T> todo) {
        try {
            future.complete(todo.call());
        } catch (Exception e) {
            future.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        onFxThread(() -> {
            window.stop();
            return true;
        });
    }
}
