package vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.store.MemoryLog;

class ExportBenchTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void theRatioIsSaidWhereTheFilesAgree() throws Exception {
        MemoryLog log = new MemoryLog();
        for (int index = 0; index < 500; index++) {
            log.add(LogEntry.of(EventKind.AUDIT, Instant.parse("2026-03-01T12:00:00Z"), "event " + index)
                    .build());
        }
        assertThat(new ExportBench(log).run(out)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("500 rows")
                .containsPattern("RATIO export \\d+\\.\\d\\d\n$");
    }

    @Test
    void anEmptyLogCannotBeMeasured() throws Exception {
        assertThat(new ExportBench(new MemoryLog()).run(out)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("The log is empty");
    }
}
