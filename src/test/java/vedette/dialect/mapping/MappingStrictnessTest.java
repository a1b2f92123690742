package vedette.dialect.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Installation;
import vedette.dialect.MappingException;

/// What a mapping file may not say, and that a bad one harms no other.
class MappingStrictnessTest {
    private static final String GOOD = """
            id = "gate"
            name = "Gate"
            prefix = "gate"
            [[topic]]
            topic = "{camera}/picture"
            carries = "picture"
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            carries = "picture"            | carries = "picture"\\nfps = 4         | topic[0].fps is not known here
            carries = "picture"            | carries = "film"                      | topic[0].carries is “film”; it can be
            carries = "picture"            | carries = "picture"\\ncomes = "often" | topic[0].comes is “often”
            carries = "picture"            | carries = "picture"\\npath = "a..b"   | topic[0].path is no path
            carries = "picture"            | carries = "picture"\\npath = "a[x]"   | topic[0].path has brackets
            carries = "picture"            | carries = "picture"\\nqos = 3         | topic[0].qos must be a whole number from 0 to 2
            carries = "picture"            | carries = "picture"\\ncamera = "{id}" | topic[0].camera is “{id}”
            carries = "picture"            | carries = "detections"\\nlabel = "l"  | topic[0].list is missing
            carries = "picture"            | carries = "presence"\\nonline = 1     | topic[0].online must be a text
            topic = "{camera}/picture"     | topic = "{camera}/#"                  | topic[0].topic is no topic template
            topic = "{camera}/picture"     | topic = "${where}/picture"            | [options] has no “where”
            id = "gate"                    | id = "Gate 1"                         | id must be lower-case letters
            id = "gate"                    | id = "gate"\\ncolour = "red"          | colour is not known here
            prefix = "gate"                | prefix = "gate/"                      | prefix is no topic prefix
            name = "Gate"                  | name = 3                              | name must be text in quotes
            [[topic]]                      | [topic]                               | topic must be written as [[topic]]
            [[topic]]                      | [[topics]]                            | topic must be there 1 to
            id = "gate"                    | id = gate"                            | is no valid TOML in line 1
            """)
    void whatIsWrongIsNamedWithFileAndKey(String good, String bad, String complaint) {
        String text = GOOD.replace(good, bad.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> MappingDialect.of(text, "gate.toml"))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("gate.toml")
                .hasMessageContaining(complaint);
    }

    @Test
    void anOptionThatTheFileDoesNotHaveIsRefused() throws Exception {
        MappingDialect gate = MappingDialect.of(GOOD, "gate.toml");
        assertThatThrownBy(() -> gate.routes(new Installation("gate", "gate", Map.of("colour", "red"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gate.toml: options has no “colour”");
    }

    @Test
    void aBadFileLeavesOutItsOwnSystemOnly(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.toml"), GOOD);
        Files.writeString(folder.resolve("b.toml"), GOOD.replace("picture\"", "pictures\""));
        Files.writeString(folder.resolve("c.toml"), GOOD.replace("\"gate\"", "\"lightnvr\""));
        Files.writeString(folder.resolve("d.toml"), GOOD);
        Files.write(folder.resolve("e.toml"), new byte[] {(byte) 0xC3, 0x28});
        Files.writeString(folder.resolve("f.toml"), GOOD.replace("\"gate\"", "\"frigate\""));
        Files.writeString(folder.resolve("readme.txt"), "no mapping");
        MappingFiles read = MappingFiles.read(folder, DialectCatalog.load());
        assertThat(read.dialects()).extracting(MappingDialect::id).containsExactly("gate", "frigate");
        assertThat(read.faults())
                .hasSize(4)
                .allMatch(fault -> fault.contains(folder.toString()))
                .allMatch(fault -> fault.endsWith("left out until the file is mended."));
        assertThat(read.faults().get(1)).contains("which is LightNVR");
        assertThat(read.faults().get(2)).contains("which another file has");
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing(@TempDir Path folder) {
        MappingFiles read = MappingFiles.read(folder.resolve("systems"), DialectCatalog.load());
        assertThat(read.dialects()).isEmpty();
        assertThat(read.faults()).isEmpty();
    }
}
