package vedette.export;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalReader;
import vedette.message.OriginalMessage;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;
import vedette.store.Coverage;
import vedette.store.EntryStream;
import vedette.store.Gap;
import vedette.store.LogReader;
import vedette.store.MemoryLog;
import vedette.store.Original;

/// A log that streams on a thread of its own, as the real one does; what streams is made when it is asked for, so that
/// there may be more of it than memory holds.
final class StreamedLog {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /// One entry with what it came in.
    record Line(LogEntry entry, @Nullable OriginalMessage message, byte @Nullable [] picture) {}

    /// Makes the line of an index from 0.
    interface Lines {
        Line at(int index);
    }

    final List<Gap> gaps = new ArrayList<>();
    /// The ids of entries that can't be read as a whole.
    final Set<Long> damaged = new HashSet<>();
    private final int count;
    private final Lines lines;

    @Nullable
    JournalReader journal;

    StreamedLog(int count, Lines lines) {
        this.count = count;
        this.lines = lines;
    }

    static StreamedLog of(List<Line> lines) {
        return new StreamedLog(lines.size(), lines::get);
    }

    static Line numbered(int index) {
        return line(entry(index + 1, "event " + (index + 1)), "{\"n\":1}");
    }

    static LogEntry entry(long id, String summary) {
        return LogEntry.of(EventKind.DETECTION, START.plusMillis(id), summary)
                .id(id)
                .broker("main")
                .system("lightnvr")
                .camera("door")
                .topic("lightnvr/detections/door")
                .build();
    }

    static Line line(LogEntry entry, String payload) {
        return line(entry, payload.getBytes(StandardCharsets.UTF_8), null);
    }

    static Line line(LogEntry entry, byte[] payload, byte @Nullable [] picture) {
        LogEntry whole = entry.but()
                .payloadBytes(payload.length)
                .picture(picture == null ? null : Digests.hex(picture))
                .build();
        return new Line(whole, new OriginalMessage(entry.topic(), 1, false, List.of(), payload), picture);
    }

    LogReader reader() {
        MemoryLog rest = new MemoryLog();
        return (LogReader) Proxy.newProxyInstance(
                StreamedLog.class.getClassLoader(), new Class<?>[] {LogReader.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "stream" -> {
                            return stream((EventFilter) arguments[0], (EntryStream<?>) arguments[1]);
                        }
                        case "journal" -> {
                            return Optional.ofNullable(journal);
                        }
                        default -> {
                            try {
                                return method.invoke(rest, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        }
                    }
                });
    }

    private <R> CompletableFuture<R> stream(EventFilter filter, EntryStream<R> taker) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("log-stream").start(() -> run(filter, taker, answer));
        return answer;
    }

    private <R> void run(EventFilter filter, EntryStream<R> taker, CompletableFuture<R> answer) {
        try {
            taker.begin(count, coverage());
            for (int index = 0; index < count; index++) {
                if (answer.isCancelled()) {
                    taker.abandon();
                    return;
                }
                Line line = lines.at(index);
                if (damaged.contains(line.entry.id())) {
                    taker.damaged(line.entry);
                    taker.take(line.entry, null, null);
                } else if (filter.matches(line.entry)) {
                    boolean message = taker.depth() != EntryStream.Depth.ENTRIES;
                    taker.take(
                            line.entry,
                            message ? new Original("main", line.entry.received(), line.message) : null,
                            taker.depth() == EntryStream.Depth.PICTURES ? line.picture : null);
                }
            }
            answer.complete(taker.end());
        } catch (Exception e) {
            taker.abandon();
            answer.completeExceptionally(e);
        }
    }

    Coverage coverage() {
        return new Coverage(START, START.plusSeconds(3_600), Duration.ofSeconds(60L * gaps.size()), gaps, gaps.size());
    }
}
