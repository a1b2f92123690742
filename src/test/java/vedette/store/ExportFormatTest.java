package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExportFormatTest {
    @Test
    void formatsHaveWords() {
        for (ExportFormat format : ExportFormat.values()) {
            assertThat(ExportFormat.parse(format.word())).isEqualTo(format);
        }
        assertThatThrownBy(() -> ExportFormat.parse("xls")).isInstanceOf(IllegalArgumentException.class);
    }
}
