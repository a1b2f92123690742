package vedette.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.journal.Content;
import vedette.message.OriginalMessage;
import vedette.model.GapSpan;
import vedette.model.LogEntry;

/// Makes a record fit before it is queued, so that none can be refused by the disk or the database and hold up all
/// others for good.
final class FittingRecord {
    private static final int LONGEST_TEXT = 65_536;
    /// More than any camera's news.
    private static final int LONGEST_PAYLOAD = 8 << 20;

    private static final int CUT_PAYLOAD = 65_536;
    /// More than a picture may have in the live pipeline.
    private static final int LONGEST_PICTURE = 8 << 20;

    private FittingRecord() {}

    /// The record as it will be read back, but for its ids.
    static LogRecord of(LogRecord record) {
        OriginalMessage original = record.original();
        byte[] picture = record.picture();
        StringBuilder note = new StringBuilder();
        if (original != null && original.payload().length > LONGEST_PAYLOAD) {
            original = cut(original, note);
        }
        if (picture != null && picture.length > LONGEST_PICTURE) {
            note.append(" (A picture of ").append(picture.length).append(" bytes is not kept.)");
            picture = null;
        }
        int payloadBytes = original == null ? 0 : original.payload().length;
        String hash = picture == null ? null : Content.of(picture).sha256();
        List<LogEntry> entries = record.entries().stream()
                .map(entry -> fitting(entry, note.toString(), payloadBytes, hash))
                .toList();
        return new LogRecord(entries, original, picture, record.repeatIds());
    }

    private static OriginalMessage cut(OriginalMessage original, StringBuilder note) {
        byte[] payload = original.payload();
        note.append(String.format(
                Locale.ROOT,
                " (Of the message's %d bytes the first %d are kept; SHA-256 %s.)",
                payload.length,
                CUT_PAYLOAD,
                Content.of(payload).sha256()));
        return new OriginalMessage(
                original.topic(),
                original.qos(),
                original.retained(),
                original.properties(),
                Arrays.copyOf(payload, CUT_PAYLOAD));
    }

    private static LogEntry fitting(LogEntry entry, String note, int payloadBytes, @Nullable String picture) {
        Double confidence = entry.confidence();
        GapSpan gap = entry.gap();
        return entry.but()
                .happened(stored(entry.happened()))
                .received(stored(entry.received()))
                .claimed(entry.claimed() == null ? null : stored(entry.claimed()))
                .broker(cut(entry.broker()))
                .system(cut(entry.system()))
                .camera(cut(entry.camera()))
                .summary(
                        note.isEmpty()
                                ? cut(entry.summary())
                                : cut(entry.summary(), LONGEST_TEXT - note.length()) + note)
                .confidence(confidence != null && Double.isFinite(confidence) ? confidence : null)
                .key(entry.key() == null ? null : cut(entry.key()))
                .labels(entry.labels().stream().map(FittingRecord::cut).toList())
                .zones(entry.zones().stream().map(FittingRecord::cut).toList())
                .topic(cut(entry.topic()))
                .payloadBytes(payloadBytes)
                .picture(picture)
                .gap(gap == null ? null : stored(gap))
                .build();
    }

    private static GapSpan stored(GapSpan gap) {
        return new GapSpan(stored(gap.since()), gap.until() == null ? null : stored(gap.until()));
    }

    private static Instant stored(Instant time) {
        return StoredTime.of(StoredTime.floor(time));
    }

    private static String cut(String text) {
        return cut(text, LONGEST_TEXT);
    }

    /// Through UTF-8, because half a surrogate pair would come back as something else.
    private static String cut(String text, int longest) {
        String head = text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
        return EventRow.isPlain(head)
                ? head
                : new String(head.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /// What a station does not hear that only reads is no gap: the recorders hear it.
    static LogRecord withoutGaps(LogRecord record) {
        List<LogEntry> entries = record.entries().stream()
                .map(entry -> entry.but().gap(null).build())
                .toList();
        return new LogRecord(entries, record.original(), record.picture(), record.repeatIds());
    }
}
