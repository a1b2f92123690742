package vedette.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files and methods short enough to be read at once, and packages without unchecked nulls.
class SourceShapeTest {
    private static final int LONGEST_FILE = 299;
    private static final int LONGEST_METHOD = 39;

    @Test
    void noFileIsTooLong() throws Exception {
        List<String> tooLong = new ArrayList<>();
        for (Path source : SourceFormat.sources(Path.of("src"))) {
            int lines = Files.readAllLines(source).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(source + ": " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noMethodOfTheProgramIsTooLong() throws Exception {
        assertThat(longMethods(SourceFormat.sources(Path.of("src/main/java")))).isEmpty();
    }

    @Test
    void aLongMethodIsSeen(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("Long.java");
        Files.writeString(source, "class Long {\n    void longOne() {\n" + "\n".repeat(40) + "    }\n}\n");
        assertThat(longMethods(List.of(source))).containsExactly("Long.java longOne: 42 lines");
    }

    @Test
    void everyPackageIsNullMarked() throws Exception {
        Set<Path> packages = new TreeSet<>();
        for (Path source : SourceFormat.sources(Path.of("src"))) {
            packages.add(java.util.Objects.requireNonNull(source.getParent()));
        }
        assertThat(packages)
                .hasSizeGreaterThan(20)
                .allSatisfy(each ->
                        assertThat(each.resolve("package-info.java")).content().contains("@NullMarked"));
    }

    private static List<String> longMethods(List<Path> sources) throws IOException {
        List<String> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new LongMethods(unit, positions, found), null);
            }
        }
        return found;
    }

    /// A switch over all kinds of something is a table, and is as long as there are kinds.
    private static boolean isTable(MethodTree method) {
        List<? extends StatementTree> statements =
                method.getBody() == null ? List.of() : method.getBody().getStatements();
        return !statements.isEmpty()
                && statements.size() <= 2
                && statements.getLast() instanceof ReturnTree answer
                && answer.getExpression() instanceof SwitchExpressionTree;
    }

    private static final class LongMethods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        @SuppressWarnings("NullAway") // a scan's result and argument are not used
        public Void visitMethod(MethodTree method, Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            if (last - first + 1 > LONGEST_METHOD && !isTable(method)) {
                Path file = Path.of(unit.getSourceFile().getName()).getFileName();
                found.add(file + " " + method.getName() + ": " + (last - first + 1) + " lines");
            }
            return super.visitMethod(method, null);
        }
    }
}
