package vedette.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.store.Coverage;
import vedette.store.EntryStream;
import vedette.store.Gap;
import vedette.store.Original;

class ExportRunTest {
    @TempDir
    private Path out = Path.of("");

    private CompletableFuture<ExportResult> start(
            StreamedLog log, ExportFormat format, Path target, ExportProgress progress) {
        return Exports.start(log.reader(), EventFilter.ALL, format, target, progress);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.toList();
        }
    }

    @Test
    void anExportReplacesAFileOnlyWhenItIsWhole() throws Exception {
        Path target = Files.writeString(out.resolve("events.csv"), "old");
        StreamedLog log = new StreamedLog(1, StreamedLog::numbered);
        log.gaps.add(new Gap(1, "", "", StreamedLog.START, null, "The station was off."));
        ExportResult result =
                start(log, ExportFormat.CSV, target, ExportProgress.NONE).join();
        assertThat(result).isEqualTo(new ExportResult(target, 1, Files.size(target), log.coverage(), null, 0, 0));
        assertThat(files()).containsExactly(target);
    }

    @Test
    void theResultSaysWhatItLacks() throws Exception {
        UnfinishedTarget target = new UnfinishedTarget(out.resolve("e.csv"));
        Path part = target.part();
        ExportRun run = new ExportRun(target, part, new RowSink(ExportFormat.CSV, part), ExportProgress.NONE);
        run.begin(4, StreamedLog.of(List.of()).coverage());
        run.take(StreamedLog.numbered(0).entry(), null, null);
        run.damaged(StreamedLog.numbered(1).entry());
        run.take(StreamedLog.numbered(1).entry(), null, null);
        ExportResult result = run.end();
        assertThat(result.entries()).isEqualTo(2);
        assertThat(result.gone()).isEqualTo(2);
        assertThat(result.damaged()).isEqualTo(1);
        assertThat(result.notes()).hasSize(2);
        assertThat(result.notes().getFirst()).contains("2 were not found");
        assertThat(result.notes().getLast()).startsWith("1 event stands in it without");
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"CSV", "NDJSON", "HTML", "PDF"})
    void aCancelledExportLeavesNothing(ExportFormat format) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Path old = Files.writeString(out.resolve("events"), "old");
        CompletableFuture<ExportResult> export =
                start(new StreamedLog(5_000, StreamedLog::numbered), format, old, (entries, fraction) -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                });
        begun.await();
        assertThat(files()).hasSizeGreaterThan(1);
        assertThat(export.cancel(true)).isTrue();
        goOn.countDown();
        Awaitility.await().until(() -> files().equals(List.of(old)));
        assertThat(old).hasContent("old");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aLogThatFailsHalfwayLeavesNothing() throws Exception {
        StreamedLog log = new StreamedLog(5_000, index -> {
            if (index == 4_000) {
                throw new IllegalStateException("the log broke");
            }
            return StreamedLog.numbered(index);
        });
        assertThatThrownBy(() -> start(log, ExportFormat.HTML, out.resolve("e.html"), ExportProgress.NONE)
                        .join())
                .hasRootCauseMessage("the log broke");
        assertThat(files()).isEmpty();
    }

    /// A disk that takes so many entries and no more, and notes what was done to it.
    private static final class FullDisk implements EntrySink {
        private final List<String> done = Collections.synchronizedList(new ArrayList<>());
        private final Path part;

        FullDisk(Path part) throws IOException {
            this.part = Files.writeString(part, "half");
        }

        @Override
        public EntryStream.Depth depth() {
            return EntryStream.Depth.ENTRIES;
        }

        @Override
        public void begin(long total, Coverage coverage) {}

        @Override
        public void write(LogEntry entry, @Nullable Original original, byte @Nullable [] picture) throws IOException {
            if (entry.id() > 700) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void finish(List<String> lacks) {
            done.add("finished " + part);
        }

        @Override
        public void close() {
            done.add("closed");
        }
    }

    @Test
    void aFullDiskStopsTheReadingAndLeavesNothing() throws Exception {
        UnfinishedTarget target = new UnfinishedTarget(out.resolve("e.csv"));
        Path part = target.part();
        FullDisk disk = new FullDisk(part);
        ExportRun run = new ExportRun(target, part, disk, ExportProgress.NONE);
        run.begin(1_000_000, new Coverage(Instant.EPOCH, Instant.EPOCH, java.time.Duration.ZERO, List.of(), 0));
        assertThatThrownBy(() -> {
                    for (int index = 0; index < 1_000_000; index++) {
                        run.take(StreamedLog.numbered(index).entry(), null, null);
                    }
                })
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("make room");
        run.abandon();
        assertThat(files()).isEmpty();
        assertThat(disk.done).containsExactly("closed");
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"CSV", "NDJSON", "HTML", "PDF"})
    void anExportThatCannotBeWrittenSaysSo(ExportFormat format) throws Exception {
        StreamedLog log = new StreamedLog(1, StreamedLog::numbered);
        assertThatThrownBy(() -> start(log, format, out.resolve("nowhere/e"), ExportProgress.NONE)
                        .join())
                .hasCauseInstanceOf(ExportException.class)
                .hasMessageContaining("choose another place");
        assertThatThrownBy(() -> start(log, format, out, ExportProgress.NONE).join())
                .hasMessageContaining("There is a folder");
        assertThat(files()).isEmpty();
    }

    @Test
    void theProgressRises() {
        List<Double> fractions = new ArrayList<>();
        start(
                        new StreamedLog(5_000, StreamedLog::numbered),
                        ExportFormat.CSV,
                        out.resolve("e.csv"),
                        (entries, fraction) -> fractions.add(fraction))
                .join();
        assertThat(fractions).containsExactly(0.2, 0.4, 0.6, 0.8, 1.0);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"CSV", "NDJSON", "HTML"})
    void moreThanMemoryHoldsIsExported(ExportFormat format) {
        byte[] payload = new byte[1 << 20];
        Arrays.fill(payload, (byte) 'a'); // zeros would be written as six characters each
        long memory = Runtime.getRuntime().maxMemory();
        int count = Math.toIntExact(Math.min(memory / payload.length + 10, 300));
        List<java.lang.ref.WeakReference<byte[]>> made = new ArrayList<>();
        ExportResult result = start(
                        new StreamedLog(count, index -> {
                            byte[] own = payload.clone();
                            own[index] = 'b';
                            made.add(new java.lang.ref.WeakReference<>(own));
                            return StreamedLog.line(StreamedLog.entry(index + 1, "large"), own, null);
                        }),
                        format,
                        out.resolve("large"),
                        (entries, fraction) -> System.gc())
                .join();
        assertThat(result.entries()).isEqualTo(count);
        assertThat(made.stream().filter(each -> each.get() != null).count())
                .as("payloads that are still held")
                .isLessThan(20);
    }
}
