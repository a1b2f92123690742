package vedette.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.settings.SavedSearches.Saved;

class SavedSearchFileTest {
    private static final Saved NIGHTS = new Saved("Restless nights", "camera:Nursery kind:crying after:7d");
    private static final Saved ODD = new Saved("a.b = \"c\" \\ ü\t😀 [x]", "plate:\"AB 1*\" \"it's, here\"");

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("profile").resolve("searches.toml");
    }

    @Test
    void whatIsSavedIsFoundAgainWhateverItsName() throws Exception {
        assertThat(new SavedSearchFile(file()).list()).isEmpty();
        new SavedSearchFile(file()).save(NIGHTS);
        new SavedSearchFile(file()).save(ODD);
        assertThat(new SavedSearchFile(file()).list()).containsExactly(ODD, NIGHTS);
    }

    @Test
    void aNameIsSavedOnceAndRemoved() throws Exception {
        SavedSearchFile searches = new SavedSearchFile(file());
        searches.save(NIGHTS);
        searches.save(ODD);
        Saved changed = new Saved(NIGHTS.name(), "kind:crying");
        searches.save(changed);
        assertThat(searches.list()).containsExactly(ODD, changed);
        searches.remove(ODD.name());
        searches.remove("never saved");
        assertThat(searches.list()).containsExactly(changed);
        assertThat(folder.resolve("profile"))
                .isDirectoryContaining("glob:**searches.toml")
                .isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aFileThatSomeoneSpoiltIsRefusedAndNotOverwritten() throws Exception {
        Files.createDirectories(folder.resolve("profile"));
        Files.writeString(file(), "nights = 7\n");
        SavedSearchFile searches = new SavedSearchFile(file());
        assertThatThrownBy(searches::list).isInstanceOf(SettingsException.class).hasMessageContaining("“nights”");
        assertThatThrownBy(() -> searches.save(NIGHTS)).isInstanceOf(SettingsException.class);
        Files.writeString(file(), "nights = \n");
        assertThatThrownBy(searches::list).isInstanceOf(SettingsException.class).hasMessageContaining("not valid");
        assertThat(file()).content().isEqualTo("nights = \n");
    }
}
