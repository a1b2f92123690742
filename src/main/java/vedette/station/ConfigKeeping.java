package vedette.station;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.configuration.ConfigFiles;
import vedette.configuration.ConfigState;
import vedette.model.CameraId;

/// Keeps configurations on disk, on a thread of its own, each camera's file at most once a second. Confined to
/// [ConfigRoom]'s lock, except for the writing.
public final class ConfigKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigKeeping.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_SECONDS = 10;

    private final @Nullable ConfigFiles files;
    private final @Nullable ExecutorService writer;
    private final Consumer<String> trouble;
    private final Map<String, ConfigState> earlier;
    private final Map<CameraId, ConfigState> dirty = new HashMap<>();
    private long writtenNanos = System.nanoTime() - PAUSE_NANOS;

    private ConfigKeeping(@Nullable ConfigFiles files, Map<String, ConfigState> earlier, Consumer<String> trouble) {
        this.files = files;
        this.earlier = Map.copyOf(earlier);
        this.trouble = trouble;
        writer = files == null ? null : Executors.newSingleThreadExecutor(NamedThreads.named("configurations"));
    }

    /// Nothing is kept.
    public static ConfigKeeping none() {
        return new ConfigKeeping(null, Map.of(), sentence -> {});
    }

    /// Reads what was kept in a folder, and keeps there what comes.
    ///
    /// @param trouble told, as a sentence, what can't be read or written; from any thread
    public static ConfigKeeping in(Path folder, Consumer<String> trouble) {
        ConfigFiles files = new ConfigFiles(folder);
        ConfigFiles.Kept kept = files.load();
        kept.faults().forEach(trouble);
        return new ConfigKeeping(files, kept.states(), trouble);
    }

    /// What an earlier run knew of a camera.
    ConfigState earlier(CameraId camera) {
        return earlier.getOrDefault(camera.key(), ConfigState.NONE);
    }

    void changed(CameraId camera, ConfigState state) {
        if (files != null) {
            dirty.put(camera, state);
        }
    }

    void look(long nowNanos) {
        if (!dirty.isEmpty() && nowNanos - writtenNanos >= PAUSE_NANOS) {
            writtenNanos = nowNanos;
            write();
        }
    }

    private void write() {
        ConfigFiles to = files;
        ExecutorService on = writer;
        if (to == null || on == null) {
            return;
        }
        Map<CameraId, ConfigState> now = Map.copyOf(dirty);
        dirty.clear();
        on.execute(() -> now.forEach((camera, state) -> save(to, camera, state)));
    }

    private void save(ConfigFiles to, CameraId camera, ConfigState state) {
        try {
            to.save(camera.key(), state);
        } catch (IOException e) {
            LOG.warn("The configuration of {} can't be kept", camera, e);
            trouble.accept("The configuration of " + camera.name() + " can't be kept: " + e.getMessage());
        }
    }

    void close() {
        write();
        ExecutorService on = writer;
        if (on != null) {
            on.shutdown();
            try {
                if (!on.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("Configurations could not be written within {} s", PATIENCE_SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
