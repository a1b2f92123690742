package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.model.EventKind;
import vedette.model.LogEntry;

class ExportTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path out;

    private EventLog log;

    @BeforeEach
    void open() throws EventLogException {
        log = H2EventLog.open(directory, Clock.systemUTC(), Entries.threads());
    }

    @AfterEach
    void close() {
        log.close();
    }

    private ExportResult export(EventFilter filter, ExportFormat format) {
        return Entries.answer(log.export(filter, format, out.resolve("events." + format.word()), ExportProgress.NONE));
    }

    private List<JsonNode> ndjson(EventFilter filter) throws IOException {
        return Files.readAllLines(export(filter, ExportFormat.NDJSON).file()).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private List<CsvRecord> csv(EventFilter filter) throws IOException {
        Path file = export(filter, ExportFormat.CSV).file();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static List<LogEntry> oldestFirst(List<LogEntry> entries, EventFilter filter) {
        return entries.stream()
                .filter(filter::matches)
                .sorted(Comparator.comparing(PageKey::of))
                .toList();
    }

    @Test
    void anExportIsExactlyWhatTheFilterShowsOldestFirst() throws Exception {
        List<LogEntry> entries = Entries.random(3, 3_000);
        Entries.keep(log, entries);
        Random random = new Random(4);
        for (int round = 0; round < 20; round++) {
            EventFilter filter = round == 0 ? EventFilter.ALL : Entries.randomFilter(random);
            List<LogEntry> expected = oldestFirst(entries, filter);

            List<JsonNode> lines = ndjson(filter);
            assertThat(lines).hasSameSizeAs(expected);
            for (int at = 0; at < lines.size(); at++) {
                checkLine(lines.get(at), expected.get(at));
            }
            assertThat(csv(filter).stream().skip(1).map(line -> Long.parseLong(line.getField(0))))
                    .containsExactlyElementsOf(
                            expected.stream().map(LogEntry::id).toList());
        }
    }

    private static void checkLine(JsonNode line, LogEntry entry) {
        List<String> names = new ArrayList<>(line.propertyNames());
        boolean base64 = names.remove("payload_encoding");
        assertThat(names).isEqualTo(EntryWriter.FIELDS);
        String payload = line.get("payload").stringValue();
        assertThat(base64 ? Base64.getDecoder().decode(payload) : payload.getBytes(StandardCharsets.UTF_8))
                .isEqualTo(entry.payload());
        assertThat(line.get("id").longValue()).isEqualTo(entry.id());
        assertThat(line.get("received").stringValue()).isEqualTo(EntryWriter.time(entry.received()));
        assertThat(line.get("claimed").isNull()).isEqualTo(entry.claimed() == null);
        assertThat(line.get("kind").stringValue()).isEqualTo(entry.kind().word());
        assertThat(line.get("summary").stringValue()).isEqualTo(entry.summary());
        assertThat(
                        line.get("confidence").isNull()
                                ? null
                                : line.get("confidence").doubleValue())
                .isEqualTo(entry.confidence());
        assertThat(line.get("key").isNull() ? null : line.get("key").stringValue())
                .isEqualTo(entry.key());
    }

    @Test
    void aCsvHasTheFieldsOfTheDesign() throws Exception {
        Entries.keep(log, List.of(Entries.numbered(0)));
        List<CsvRecord> lines = csv(EventFilter.ALL);
        assertThat(lines.getFirst().getFields())
                .isEqualTo(EntryWriter.FIELDS)
                .containsExactly(
                        "id,received,claimed,broker,system,camera,kind,severity,summary,confidence,key,topic,payload"
                                .split(","));
        assertThat(lines.get(1).getFields())
                .containsExactly(
                        "1",
                        "2026-03-01T12:00:00.000Z",
                        "",
                        "main",
                        "lightnvr",
                        "door",
                        "detection",
                        "info",
                        "event 0",
                        "",
                        "",
                        "lightnvr/detections/door",
                        "{\"n\":1}");
    }

    @Test
    void noCellOfACsvIsAFormula() throws Exception {
        List<String> texts = List.of(
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "-5.25",
                "+33",
                "a=b",
                "'=1",
                "-");
        for (String text : texts) {
            LogEntry entry = Entries.entry(0, Entries.START, "door", EventKind.ALERT, text);
            Entries.keep(log, List.of(H2EventLogTest.withPayload(entry, text.getBytes(StandardCharsets.UTF_8))));
        }
        List<String> expected = List.of(
                "'=1+1",
                "'+cmd|' /C calc'!A0",
                "'-2+3",
                "'@SUM(1)",
                "'\t=1",
                "'\r=1",
                "'\n=1",
                "-5.25",
                "+33",
                "a=b",
                "'=1",
                "'-");
        assertThat(csv(EventFilter.ALL).stream().skip(1).map(line -> line.getField(8)))
                .isEqualTo(expected);
        assertThat(csv(EventFilter.ALL).stream().skip(1).map(line -> line.getField(12)))
                .isEqualTo(expected);
    }

    @Test
    void aPayloadThatIsNoTextIsMarked() throws Exception {
        LogEntry entry = Entries.numbered(0);
        byte[] binary = {(byte) 0xff, (byte) 0xd8, 0};
        byte[] control = "a\u0000b".getBytes(StandardCharsets.UTF_8);
        byte[] lookalike = "base64:AAAA".getBytes(StandardCharsets.UTF_8);
        Entries.keep(
                log,
                Stream.of(binary, control, lookalike)
                        .map(payload -> H2EventLogTest.withPayload(entry, payload))
                        .toList());

        assertThat(csv(EventFilter.ALL).stream().skip(1).map(line -> line.getField(12)))
                .containsExactly(
                        "base64:/9gA",
                        "base64:YQBi",
                        "base64:" + Base64.getEncoder().encodeToString(lookalike));
        List<JsonNode> lines = ndjson(EventFilter.ALL);
        assertThat(lines.get(0).get("payload").stringValue()).isEqualTo("/9gA");
        assertThat(lines.get(0).get("payload_encoding").stringValue()).isEqualTo("base64");
        assertThat(lines.get(2).get("payload").stringValue()).isEqualTo("base64:AAAA");
        assertThat(lines.get(2).has("payload_encoding")).isFalse();
    }

    @Test
    void anExportReplacesAFileOnlyWhenItIsWhole() throws Exception {
        Entries.keep(log, List.of(Entries.numbered(0)));
        Path target = Files.writeString(out.resolve("events.csv"), "old");
        ExportResult result = export(EventFilter.ALL, ExportFormat.CSV);
        assertThat(result.file()).isEqualTo(target);
        assertThat(result.entries()).isEqualTo(1);
        assertThat(result.bytes()).isEqualTo(Files.size(target));
        assertThat(files()).containsExactly(target);
    }

    @Test
    void aCancelledExportLeavesNoFileAndOtherQuestionsAreAnsweredMeanwhile() throws Exception {
        Entries.keep(log, LongStream.range(0, 5_000).mapToObj(Entries::numbered).toList());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExportProgress held = (entries, fraction) -> {
            begun.countDown();
            awaitQuietly(goOn);
        };
        CompletableFuture<ExportResult> export =
                log.export(EventFilter.ALL, ExportFormat.NDJSON, out.resolve("events.ndjson"), held);
        begun.await();
        CompletableFuture<Long> count = log.count(EventFilter.ALL);
        assertThat(files()).hasSize(1);
        assertThat(export.cancel(true)).isTrue();
        goOn.countDown();

        assertThat(Entries.answer(count)).isEqualTo(5_000);
        Awaitility.await().until(() -> files().isEmpty());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closingTheLogAbandonsAnExport() throws Exception {
        Entries.keep(log, LongStream.range(0, 5_000).mapToObj(Entries::numbered).toList());
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<ExportResult> export = log.export(
                EventFilter.ALL, ExportFormat.CSV, out.resolve("e.csv"), (entries, fraction) -> begun.countDown());
        begun.await();
        log.close();
        assertThat(export).isDone();
        assertThat(files()).isEqualTo(export.isCompletedExceptionally() ? List.of() : List.of(out.resolve("e.csv")));
    }

    @Test
    void anExportThatCannotBeWrittenSaysSo() {
        CompletableFuture<ExportResult> export =
                log.export(EventFilter.ALL, ExportFormat.CSV, out.resolve("no such folder/e.csv"), ExportProgress.NONE);
        assertThatThrownBy(export::join)
                .hasCauseInstanceOf(EventLogException.class)
                .hasMessageContaining("Choose another place");
    }

    @Test
    void whatComesAfterTheBeginningIsNotExported() throws Exception {
        Entries.keep(log, LongStream.range(0, 3_000).mapToObj(Entries::numbered).toList());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<ExportResult> export =
                log.export(EventFilter.ALL, ExportFormat.CSV, out.resolve("e.csv"), (entries, fraction) -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                });
        begun.await();
        Entries.keep(log, LongStream.range(0, 100).mapToObj(Entries::numbered).toList());
        goOn.countDown();
        assertThat(Entries.answer(export).entries()).isEqualTo(3_000);
    }

    @Test
    void theProgressRises() throws Exception {
        Entries.keep(log, LongStream.range(0, 5_000).mapToObj(Entries::numbered).toList());
        List<Double> fractions = new ArrayList<>();
        Entries.answer(log.export(
                EventFilter.ALL,
                ExportFormat.CSV,
                out.resolve("e.csv"),
                (entries, fraction) -> fractions.add(fraction)));
        assertThat(fractions).hasSizeGreaterThan(3).isSorted().endsWith(1.0).allMatch(f -> f > 0 && f <= 1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.toList();
        }
    }
}
