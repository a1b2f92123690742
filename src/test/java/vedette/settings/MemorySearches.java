package vedette.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Saved searches in memory, for tests of those who use them.
public final class MemorySearches implements SavedSearches {
    /// Set to have everything fail with this sentence.
    public volatile @Nullable String failure;

    private final Map<String, String> kept = new TreeMap<>();

    @Override
    public synchronized List<Saved> list() throws SettingsException {
        fail();
        List<Saved> all = new ArrayList<>();
        kept.forEach((name, text) -> all.add(new Saved(name, text)));
        return all;
    }

    @Override
    public synchronized void save(Saved search) throws SettingsException {
        fail();
        kept.put(search.name(), search.text());
    }

    @Override
    public synchronized void remove(String name) throws SettingsException {
        fail();
        kept.remove(name);
    }

    private void fail() throws SettingsException {
        String sentence = failure;
        if (sentence != null) {
            throw new SettingsException(sentence);
        }
    }
}
