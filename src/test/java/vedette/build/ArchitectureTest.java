package vedette.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureTest {
    private static final SliceRule NO_CYCLES =
            SlicesRuleDefinition.slices().matching("vedette.(**)").should().beFreeOfCycles();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theProgramKeepsTheRules() {
        JavaClasses program = new ClassFileImporter().importPath(Path.of("target/classes"));
        assertThat(program.size()).isGreaterThan(200);
        assertThat(Architecture.faults(program)).isEmpty();
        NO_CYCLES.check(program);
    }

    @Test
    void anImportUpwardsIsSeen() throws Exception {
        JavaClasses planted = planted(
                "package vedette.model; public class Low { vedette.station.High high; }",
                "package vedette.station; public class High {}");
        assertThat(Architecture.faults(planted))
                .containsExactly("vedette.model.Low uses vedette.station.High, which is not of a lower rank");
    }

    @Test
    void aCycleIsSeenByBothRules() throws Exception {
        JavaClasses planted = planted(
                "package vedette.settings; public class First { vedette.dialect.Second next; }",
                "package vedette.dialect; public class Second { vedette.settings.First next; }");
        assertThat(Architecture.faults(planted)).hasSize(2);
        assertThat(NO_CYCLES.evaluate(planted).hasViolation()).isTrue();
    }

    @Test
    void twoScreensThatKnowEachOtherAreSeen() throws Exception {
        JavaClasses planted = planted(
                "package vedette.ui.live; public class Wall { void open(vedette.ui.camera.Detail[] all) {} }",
                "package vedette.ui.camera; public class Detail {}");
        assertThat(Architecture.faults(planted)).hasSize(1);
    }

    @Test
    void anUnknownPackageIsSeen() throws Exception {
        JavaClasses planted = planted("package vedette.gadgets; public class Gadget {}");
        assertThat(Architecture.faults(planted)).containsExactly("vedette.gadgets has no rank");
    }

    @Test
    void aLibraryOutsideItsHomeIsSeen() throws Exception {
        String json = "package tools.jackson.databind; public class JsonNode {}";
        String scene = "package javafx.scene; public class Node {}";
        JavaClasses planted = planted(
                json,
                scene,
                "package vedette.dialect; public class Home { tools.jackson.databind.JsonNode json; }",
                "package vedette.dialect.builtin; public class Guest { tools.jackson.databind.JsonNode json; }",
                "package vedette.ui.live; public class Screen { javafx.scene.Node node; }",
                "package vedette.station; public class Headless { javafx.scene.Node node; }",
                "package vedette.store; public class Talker { java.util.logging.Logger log; }");
        assertThat(Architecture.faults(planted))
                .hasSize(3)
                .anyMatch(fault -> fault.startsWith("vedette.dialect.builtin.Guest uses tools.jackson"))
                .anyMatch(fault -> fault.startsWith("vedette.station.Headless uses javafx"))
                .anyMatch(fault -> fault.startsWith("vedette.store.Talker uses java.util.logging"));
    }

    @Test
    void aNameThatSaysNothingIsSeen() throws Exception {
        JavaClasses planted = planted(
                "package vedette.model; public class CameraManager { static class Inner {} }",
                "package vedette.model; public class Handlebar {}");
        assertThat(Architecture.faults(planted)).isNotEmpty().allMatch(fault -> fault.contains("CameraManager"));
    }

    /// Compiles sources of one class each into the test's folder, and reads what came of it.
    private JavaClasses planted(String... sources) throws IOException {
        List<String> command = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
        for (int i = 0; i < sources.length; i++) {
            String name = sources[i].replaceFirst(".*?public class (\\w+).*", "$1");
            Path source = Files.createDirectories(folder.resolve("source" + i)).resolve(name + ".java");
            Files.writeString(source, sources[i]);
            command.add(source.toString());
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        assertThat(status).as("the planted classes compile").isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            return new ClassFileImporter()
                    .importPaths(files.filter(file -> file.toString().endsWith(".class"))
                            .toList());
        }
    }
}
