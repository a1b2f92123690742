package vedette.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.settings.CameraBook.Entry;

class CameraBookTest {
    private static final String KEY = "home/lightnvr/lightnvr/front.door \"1\"";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        CameraBook book = CameraBook.open(folder.resolve("cameras.toml"));
        AtomicInteger told = new AtomicInteger();
        book.onChange(told::incrementAndGet);
        Entry entry =
                book.of(KEY).named(" Front door ").grouped("Outside").placed(3).blocked(true);
        book.put(Map.of(KEY, entry, "home/x/x/b", new Entry("", "Inside", 0, false)));
        CameraBook again = CameraBook.open(folder.resolve("cameras.toml"));
        assertThat(again.of(KEY)).isEqualTo(new Entry("Front door", "Outside", 3, true));
        assertThat(again.of("home/x/x/b").position()).isZero();
        assertThat(again.groups()).isEqualTo(List.of("Inside", "Outside"));
        assertThat(again.blocked()).containsExactly(KEY);
        assertThat(told).hasValue(1);
    }

    @Test
    void aCameraOfWhichNothingIsSaidIsNotInTheFile() throws Exception {
        CameraBook book = CameraBook.open(folder.resolve("cameras.toml"));
        book.put(Map.of(KEY, book.of(KEY).named("Door")));
        book.put(Map.of(KEY, book.of(KEY).named("")));
        assertThat(Files.readString(folder.resolve("cameras.toml"))).isBlank();
        assertThat(book.of(KEY).position()).isEqualTo(CameraBook.UNPLACED);
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        Path file = folder.resolve("cameras.toml");
        Files.writeString(file, "[door]\nnam = \"x\"\n");
        assertThatThrownBy(() -> CameraBook.open(file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("“door”.nam is no setting");
        Files.writeString(file, "[door]\nposition = -1\n");
        assertThatThrownBy(() -> CameraBook.open(file)).hasMessageContaining("position is a whole number");
    }

    @Test
    void decisionsAreReadAgain() throws Exception {
        IntakeFile file = new IntakeFile(folder.resolve("intake.toml"));
        assertThat(file.load()).isEmpty();
        List<IntakeDecision> decisions = List.of(
                new IntakeDecision(IntakeDecision.Kind.CLAIMED, "home", "garden/esp", "Garden", "garden"),
                new IntakeDecision(IntakeDecision.Kind.IGNORED, "home", "tv", "tv", ""),
                new IntakeDecision(IntakeDecision.Kind.BLOCKED, "home", "spam/\"x\"", "spam", ""));
        file.save(decisions);
        assertThat(new IntakeFile(folder.resolve("intake.toml")).load()).isEqualTo(decisions);
        Files.writeString(folder.resolve("intake.toml"), "[[ignored]]\nbroker = \"x\"\n");
        assertThatThrownBy(file::load).hasMessageContaining("ignored[0].prefix is missing");
    }
}
