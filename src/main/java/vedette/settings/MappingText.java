package vedette.settings;

import java.nio.file.Path;

/// A mapping file that the station writes itself.
public final class MappingText {
    private MappingText() {}

    /// Writes it so that either the old or the new one is whole.
    ///
    /// @throws SettingsException when it can't be written
    public static void write(Path file, String text) throws SettingsException {
        new TomlFile(file, "The camera system").write(text);
    }
}
