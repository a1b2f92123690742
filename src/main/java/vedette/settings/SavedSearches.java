package vedette.settings;

import java.util.List;

/// The searches that the operator has given names. Thread-safe.
public interface SavedSearches {
    /// A search under its name.
    ///
    /// @param name as the operator typed it, not empty
    /// @param text the query as the operator would type it
    record Saved(String name, String text) {}

    /// All of them, in the order of their names.
    ///
    /// @throws SettingsException when they can't be read
    List<Saved> list() throws SettingsException;

    /// Keeps a search; one of the same name is replaced.
    ///
    /// @throws SettingsException when it can't be kept
    void save(Saved search) throws SettingsException;

    /// Removes the search of this name, if there is one.
    ///
    /// @throws SettingsException when that can't be kept
    void remove(String name) throws SettingsException;
}
