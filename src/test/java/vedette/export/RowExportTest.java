package vedette.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.store.MemoryLog;

class RowExportTest {
    @TempDir
    private Path out = Path.of("");

    private ExportResult export(StreamedLog log, ExportFormat format) {
        return Exports.start(
                        log.reader(),
                        EventFilter.ALL,
                        format,
                        out.resolve("events." + format.word()),
                        ExportProgress.NONE)
                .join();
    }

    private List<JsonNode> ndjson(StreamedLog log) throws IOException {
        return Files.readAllLines(export(log, ExportFormat.NDJSON).file()).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private List<List<String>> csv(StreamedLog log) throws IOException {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(export(log, ExportFormat.CSV).file())) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    private static List<StreamedLog.Line> random(long seed, int count) {
        Random random = new Random(seed);
        List<StreamedLog.Line> lines = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            byte[] payload = new byte[random.nextInt(40)];
            random.nextBytes(payload);
            LogEntry entry = StreamedLog.entry(id, pick(random, List.of("Straße, \"x\"", "a\nb", "ประตู")))
                    .but()
                    .received(StreamedLog.START.plusMillis(random.nextInt(1_000_000)))
                    .claimed(random.nextBoolean() ? null : StreamedLog.START.minusMillis(random.nextInt(5_000)))
                    .kind(pick(random, List.of(EventKind.values())))
                    .severity(pick(random, List.of(Severity.values())))
                    .confidence(random.nextBoolean() ? null : random.nextDouble())
                    .key(random.nextBoolean() ? null : "AB" + random.nextInt(100))
                    .build();
            lines.add(StreamedLog.line(entry, payload, null));
        }
        return lines;
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    void aLineOfNdjsonHasAllThatAnEntryHas() throws Exception {
        List<StreamedLog.Line> lines = random(3, 1_000);
        List<JsonNode> written = ndjson(StreamedLog.of(lines));
        assertThat(written).hasSameSizeAs(lines);
        for (int at = 0; at < lines.size(); at++) {
            checkLine(written.get(at), lines.get(at));
        }
    }

    private static void checkLine(JsonNode line, StreamedLog.Line expected) {
        LogEntry entry = expected.entry();
        List<String> names = new ArrayList<>(line.propertyNames());
        boolean base64 = names.remove("payload_encoding");
        assertThat(names).isEqualTo(EntryWriter.FIELDS);
        String payload = line.get("payload").stringValue();
        assertThat(base64 ? Base64.getDecoder().decode(payload) : payload.getBytes(StandardCharsets.UTF_8))
                .isEqualTo(expected.message() == null ? null : expected.message().payload());
        assertThat(line.get("id").longValue()).isEqualTo(entry.id());
        assertThat(Instant.parse(line.get("received").stringValue())).isEqualTo(entry.received());
        assertThat(line.get("claimed").isNull()).isEqualTo(entry.claimed() == null);
        assertThat(line.get("kind").stringValue()).isEqualTo(entry.kind().word());
        assertThat(line.get("severity").stringValue()).isEqualTo(entry.severity().word());
        assertThat(line.get("summary").stringValue()).isEqualTo(entry.summary());
        JsonNode confidence = line.get("confidence");
        assertThat(confidence.isNull() ? null : confidence.doubleValue()).isEqualTo(entry.confidence());
        assertThat(line.get("key").isNull() ? null : line.get("key").stringValue())
                .isEqualTo(entry.key());
    }

    @Test
    void aCsvHasTheFieldsOfTheDesign() throws Exception {
        List<List<String>> lines = csv(StreamedLog.of(List.of(StreamedLog.numbered(0))));
        assertThat(lines.getFirst())
                .isEqualTo(EntryWriter.FIELDS)
                .containsExactly(
                        "id,received,claimed,broker,system,camera,kind,severity,summary,confidence,key,topic,payload"
                                .split(","));
        assertThat(lines.get(1))
                .containsExactly(
                        "1",
                        "2026-03-01T12:00:00.001Z",
                        "",
                        "main",
                        "lightnvr",
                        "door",
                        "detection",
                        "info",
                        "event 1",
                        "",
                        "",
                        "lightnvr/detections/door",
                        "{\"n\":1}");
    }

    @Test
    void everyEntryIsInTheCsvOnceInItsOrder() throws Exception {
        List<List<String>> lines = csv(new StreamedLog(3_000, StreamedLog::numbered));
        assertThat(lines.stream().skip(1).map(line -> Integer.parseInt(line.getFirst())))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 3_000).boxed().toList());
    }

    @Test
    void noCellOfACsvIsAFormula() throws Exception {
        List<String> texts = List.of(
                "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "-5.25", "+33", "a=b", "'=1",
                "-");
        List<StreamedLog.Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(StreamedLog.line(
                    StreamedLog.entry(lines.size() + 1, text)
                            .but()
                            .camera(text)
                            .key(text)
                            .topic(text)
                            .broker(text)
                            .system(text)
                            .build(),
                    text));
        }
        List<String> expected = List.of(
                "'=1+1", "'+cmd|' /C calc'!A0", "'-2+3", "'@SUM(1)", "'\t=1", "'\r=1", "'\n=1", "-5.25", "+33", "a=b",
                "'=1", "'-");
        List<List<String>> written = csv(StreamedLog.of(lines));
        for (int column : new int[] {3, 4, 5, 8, 10, 11, 12}) {
            assertThat(written.stream().skip(1).map(line -> line.get(column)))
                    .as("column %d", column)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aPayloadThatIsNoTextIsMarked() throws Exception {
        byte[] lookalike = "base64:AAAA".getBytes(StandardCharsets.UTF_8);
        List<StreamedLog.Line> lines = Stream.of(
                        new byte[] {(byte) 0xff, (byte) 0xd8, 0},
                        "a\u0000b".getBytes(StandardCharsets.UTF_8),
                        lookalike)
                .map(payload -> StreamedLog.line(StreamedLog.entry(1, "x"), payload, null))
                .toList();
        assertThat(csv(StreamedLog.of(lines)).stream().skip(1).map(line -> line.get(12)))
                .containsExactly(
                        "base64:/9gA",
                        "base64:YQBi",
                        "base64:" + Base64.getEncoder().encodeToString(lookalike));
        List<JsonNode> written = ndjson(StreamedLog.of(lines));
        assertThat(written.get(0).get("payload").stringValue()).isEqualTo("/9gA");
        assertThat(written.get(0).get("payload_encoding").stringValue()).isEqualTo("base64");
        assertThat(written.get(2).get("payload").stringValue()).isEqualTo("base64:AAAA");
        assertThat(written.get(2).has("payload_encoding")).isFalse();
    }

    @Test
    void timesAreWrittenAsTheStandardHasThem() {
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(-62_000_000_000_000L, 260_000_000_000_000L));
            assertThat(EntryWriter.time(time)).isEqualTo(EntryWriter.TIME.format(time));
        }
    }

    @Test
    void onlyWhatTheFilterShowsIsExported() {
        MemoryLog log = new MemoryLog();
        for (int index = 0; index < 100; index++) {
            log.add(StreamedLog.entry(0, "event " + index)
                    .but()
                    .camera(index % 4 == 0 ? "yard" : "door")
                    .build());
        }
        ExportResult result = Exports.start(
                        log,
                        EventFilter.ALL.ofCameras(java.util.Set.of("yard")),
                        ExportFormat.CSV,
                        out.resolve("e.csv"),
                        ExportProgress.NONE)
                .join();
        assertThat(result.entries()).isEqualTo(25);
        assertThat(result.file()).content().contains("event 96").doesNotContain("event 97");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void formatsHaveWords(ExportFormat format) {
        assertThat(ExportFormat.parse(format.word())).isEqualTo(format);
        assertThatThrownBy(() -> ExportFormat.parse("xls")).isInstanceOf(IllegalArgumentException.class);
    }
}
