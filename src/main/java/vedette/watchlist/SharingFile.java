package vedette.watchlist;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.settings.WholeFile;

/// What is shared with which installation: `sharing.properties` beside the list. Thread-safe.
public final class SharingFile {
    private static final Logger LOG = LoggerFactory.getLogger(SharingFile.class);

    private final @Nullable Path file;
    private final Properties properties = new Properties();

    /// What can be shared.
    public enum What {
        /// The station's own block entries, on the list that the broker holds.
        LIST,
        /// Hits, as they happen.
        HITS
    }

    /// @param folder where it is kept, or null to forget it at the end
    public SharingFile(@Nullable Path folder) {
        file = folder == null ? null : folder.resolve("sharing.properties");
        try {
            if (file != null && Files.exists(file)) {
                properties.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("What is shared can't be read from {}, so nothing is: {}", file, e.getMessage());
        }
    }

    /// What this station calls itself on the lists that it shares: made up once, and kept.
    public synchronized String station() {
        String known = properties.getProperty("station");
        if (known == null) {
            known = UUID.randomUUID().toString();
            properties.setProperty("station", known);
        }
        return known;
    }

    /// @param site the installation, as the station tells them apart
    public synchronized boolean isShared(String site, What what) {
        return Boolean.parseBoolean(properties.getProperty(name(site, what)));
    }

    /// Blocks: not for the FX thread.
    ///
    /// @throws WatchlistException when it can't be written; nothing is changed then
    public synchronized void share(String site, What what, boolean on) throws WatchlistException {
        station();
        String before = properties.getProperty(name(site, what));
        properties.setProperty(name(site, what), Boolean.toString(on));
        if (file == null) {
            return;
        }
        try {
            StringWriter text = new StringWriter();
            properties.store(text, null);
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            WholeFile.write(file, text.toString());
        } catch (IOException e) {
            properties.setProperty(name(site, what), before == null ? "false" : before);
            throw new WatchlistException("What is shared can't be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private static String name(String site, What what) {
        return (what == What.LIST ? "list " : "hits ") + site;
    }
}
