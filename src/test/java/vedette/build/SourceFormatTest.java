package vedette.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFormatTest {
    @Test
    void everySourceIsInTheProjectsStyle() throws Exception {
        List<Path> unformatted = new ArrayList<>();
        for (Path source : SourceFormat.sources(Path.of("src"))) {
            String text = Files.readString(source);
            if (!SourceFormat.format(text).equals(text)) {
                unformatted.add(source);
            }
        }
        assertThat(unformatted)
                .as("sources to be formatted with `mvn -Pformat`")
                .isEmpty();
    }

    @Test
    void aSourceOutsideTheStyleIsSeen() throws Exception {
        assertThat(SourceFormat.format("class  A{int b ;}")).isEqualTo("class A {\n    int b;\n}\n");
    }
}
