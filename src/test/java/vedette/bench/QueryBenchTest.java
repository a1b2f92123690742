package vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryBenchTest {
    @Test
    void bothDatabasesGiveTheSameAnswers(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int status = QueryBench.run(new PrintStream(printed, true, StandardCharsets.UTF_8), folder, 20_000, 40);
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("unequal").contains("20,000 events built").contains("plate *123A");
        assertThat(text).containsPattern("RATIO query-first-page \\d+\\.\\d\\d\nRATIO query-next-page \\d");
        assertThat(status).isZero();
    }
}
