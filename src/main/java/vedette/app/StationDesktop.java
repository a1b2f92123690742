package vedette.app;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.settings.SettingsException;
import vedette.station.NamedThreads;
import vedette.ui.Desktop;
import vedette.ui.StationWindow;
import vedette.ui.Theme;

/// The program with a window: JavaFX, the session behind it, and the change from one session to another (first
/// connection, demo). Closed once, from whichever side the end comes.
final class StationDesktop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StationDesktop.class);

    private final Session.Plan firstPlan;
    private final WindowPlan windowPlan;
    private final boolean onScreen;
    private final ExecutorService background = Executors.newSingleThreadExecutor(NamedThreads.named("background"));
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Session session;
    private volatile @Nullable StationWindow window;
    private @Nullable Stage stage;

    StationDesktop(Session.Plan plan, Session session, WindowPlan windowPlan, boolean onScreen) {
        this.firstPlan = plan;
        this.session = session;
        this.windowPlan = windowPlan;
        this.onScreen = onScreen;
    }

    /// Starts JavaFX and shows the window. Returns when it is up.
    void start() throws InterruptedException {
        CountDownLatch up = new CountDownLatch(1);
        Platform.startup(up::countDown);
        up.await();
        onFxThread(() -> {
            Platform.setImplicitExit(false);
            Theme.use(
                    windowPlan.theme() != null
                            ? windowPlan.theme()
                            : session.settings().theme());
            Stage made = new Stage();
            stage = made;
            made.setOnCloseRequest(request -> {
                request.consume();
                background.execute(this::close);
            });
            showSession(windowPlan.screen());
            return true;
        });
    }

    private void showSession(String screen) throws SettingsException {
        Stage shown = java.util.Objects.requireNonNull(stage);
        StationWindow before = window;
        if (before != null) {
            before.leave();
        }
        StationWindow made = new StationWindow(
                shown,
                session.station(),
                windowPlan.size().getWidth(),
                windowPlan.size().getHeight());
        new Screens(made, session, firstPlan, this).add();
        window = made;
        made.start();
        if (screen.startsWith("camera:")) {
            made.openCameraWhenHeard(screen.substring("camera:".length()));
        } else {
            made.open(isFirstRun() || mustUnlock() ? "connect" : screen);
        }
        session.onRaise(() -> Platform.runLater(made::raise));
    }

    /// Without its passwords the station can't log in: they come first.
    private boolean mustUnlock() {
        return onScreen && !session.isDemo() && firstPlan.secrets().isLocked();
    }

    private boolean isFirstRun() {
        return !session.isDemo()
                && firstPlan.given().isEmpty()
                && session.settings().brokers().isEmpty();
    }

    /// Ends this session and begins another in the same window; says so in the window when it can't.
    void change(Session.Plan plan) {
        StationWindow shown = window;
        background.execute(() -> {
            session.close();
            try {
                session = Session.open(plan);
            } catch (Exception e) {
                LOG.warn("The session could not be changed", e);
                reopenFirst(String.valueOf(e.getMessage()));
                return;
            }
            Platform.runLater(() -> showOrTell("wall", ""));
        });
        if (shown != null) {
            shown.tell("One moment…");
        }
    }

    private void reopenFirst(String reason) {
        try {
            session = Session.open(firstPlan);
            Platform.runLater(() -> showOrTell("connect", reason));
        } catch (Exception e) {
            LOG.error("No session can be opened any more; the program ends", e);
            close();
        }
    }

    private void showOrTell(String screen, String reason) {
        String text = reason;
        try {
            showSession(screen);
        } catch (SettingsException e) {
            text = String.valueOf(e.getMessage());
        }
        StationWindow shown = window;
        if (shown != null && !text.isEmpty()) {
            shown.tell(text);
        }
    }

    ExecutorService background() {
        return background;
    }

    /// Asks for files with the platform's own dialog; without a screen there is none to ask on.
    Desktop files() {
        return new Desktop() {
            @Override
            public Optional<Path> askWhereToSave(String title, String suggestion) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(suggestion);
                return onScreen
                        ? Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath)
                        : Optional.empty();
            }

            @Override
            public Optional<Path> askWhatToOpen(String title) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                return onScreen
                        ? Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath)
                        : Optional.empty();
            }
        };
    }

    /// Waits for the time, saves the window as a PNG, and ends.
    ///
    /// @return the exit status
    int photograph(Path file, Duration after) throws InterruptedException, IOException {
        if (ended.await(after.toMillis(), TimeUnit.MILLISECONDS)) {
            return 1;
        }
        save(file);
        System.out.println("Saved " + file.toAbsolutePath());
        close();
        return 0;
    }

    /// Saves the window as a PNG again and again until the end.
    void photographForEver(Path file, Duration every) throws InterruptedException {
        while (!ended.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                save(file);
            } catch (IOException e) {
                LOG.warn("The picture {} could not be written: {}", file, e.getMessage());
            }
        }
    }

    private void save(Path file) throws InterruptedException, IOException {
        StationWindow shown = window;
        if (shown == null) {
            return;
        }
        WritableImage image = onFxThread(() -> shown.scene().snapshot(null));
        BufferedImage picture = SwingFXUtils.fromFXImage(image, null);
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        if (!ImageIO.write(picture, "png", draft.toFile())) {
            throw new IOException("no PNG writer");
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private static <T> T onFxThread(Callable<T> work) throws InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Hides every window, ends the session in order, and lets the program end.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            CountDownLatch hidden = new CountDownLatch(1);
            Platform.runLater(() -> {
                StationWindow shown = window;
                if (shown != null) {
                    shown.stop();
                }
                hidden.countDown();
            });
            try {
                // Bounded: a window that hangs must not keep the log from being closed.
                hidden.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            session.close();
            ended.countDown();
        }
    }
}
