package vedette.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.GapSpan;
import vedette.model.LogEntry;
import vedette.model.LogEntryBuilder;
import vedette.model.Severity;

/// An entry as a row of the table. What is stored is made to fit before it is logged, so that no entry can be
/// refused by the database and hold up all others for good.
final class EventRow {
    static final String COLUMNS = "id, happened, received, claimed, broker, system, camera, kind, severity, summary,"
            + " confidence, search_key, labels, zones, topic, payload_bytes, picture, gap_since, gap_until";
    static final String INSERT =
            "INSERT INTO event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int LONGEST_TEXT = 65_536;
    /// Ends each of several texts in one column.
    private static final char END = '\u001f';
    private static final char INSTEAD = '\ufffd';
    private static final Map<String, EventKind> KINDS =
            Stream.of(EventKind.values()).collect(Collectors.toUnmodifiableMap(EventKind::word, kind -> kind));

    private EventRow() {}

    /// The entry as it will be read back. One that fits is given back itself.
    static LogEntry fitting(LogEntry entry) {
        LogEntryBuilder fitting = entry.but()
                .happened(stored(entry.happened()))
                .received(stored(entry.received()))
                .claimed(entry.claimed() == null ? null : stored(entry.claimed()))
                .broker(fitting(entry.broker()))
                .system(fitting(entry.system()))
                .camera(fitting(entry.camera()))
                .summary(fitting(entry.summary()))
                .confidence(
                        entry.confidence() == null || !Double.isFinite(entry.confidence()) ? null : entry.confidence())
                .key(entry.key() == null ? null : fitting(entry.key()))
                .labels(fitting(entry.labels()))
                .zones(fitting(entry.zones()))
                .topic(fitting(entry.topic()))
                .gap(stored(entry.gap()));
        LogEntry changed = fitting.build();
        return changed.equals(entry) ? entry : changed;
    }

    private static Instant stored(Instant time) {
        return StoredTime.of(StoredTime.floor(time));
    }

    private static @Nullable GapSpan stored(@Nullable GapSpan gap) {
        if (gap == null) {
            return null;
        }
        return new GapSpan(stored(gap.since()), gap.until() == null ? null : stored(gap.until()));
    }

    /// As many texts as go into one column.
    private static List<String> fitting(List<String> texts) {
        List<String> fitting = new ArrayList<>(texts.size());
        int length = 0;
        for (String text : texts) {
            String each = fitting(text).replace(END, INSTEAD);
            length += each.length() + 1;
            if (length > LONGEST_TEXT) {
                break;
            }
            fitting.add(each);
        }
        return fitting;
    }

    /// Without what databases refuse or change: the character 0, and halves of surrogate pairs.
    private static String fitting(String text) {
        if (text.length() <= LONGEST_TEXT && isPlain(text)) {
            return text;
        }
        String head = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
        return new String(head.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', INSTEAD);
    }

    /// Whether a text comes back from UTF-8 and from the database as it is.
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0 || Character.isSurrogate(each)) {
                return false;
            }
        }
        return true;
    }

    /// @throws SQLException where the statement is none of [#INSERT]
    static void write(PreparedStatement insert, LogEntry entry) throws SQLException {
        insert.setLong(1, entry.id());
        insert.setLong(2, StoredTime.floor(entry.happened()));
        insert.setLong(3, StoredTime.floor(entry.received()));
        setTime(insert, 4, entry.claimed());
        insert.setString(5, entry.broker());
        insert.setString(6, entry.system());
        insert.setString(7, entry.camera());
        insert.setString(8, entry.kind().word());
        insert.setInt(9, rank(entry.severity()));
        insert.setString(10, entry.summary());
        if (entry.confidence() == null) {
            insert.setNull(11, Types.DOUBLE);
        } else {
            insert.setDouble(11, entry.confidence());
        }
        insert.setString(12, entry.key());
        insert.setString(13, joined(entry.labels()));
        insert.setString(14, joined(entry.zones()));
        insert.setString(15, entry.topic());
        insert.setInt(16, entry.payloadBytes());
        insert.setString(17, entry.picture());
        GapSpan gap = entry.gap();
        setTime(insert, 18, gap == null ? null : gap.since());
        setTime(insert, 19, gap == null ? null : gap.until());
    }

    private static void setTime(PreparedStatement insert, int at, @Nullable Instant time) throws SQLException {
        if (time == null) {
            insert.setNull(at, Types.BIGINT);
        } else {
            insert.setLong(at, StoredTime.floor(time));
        }
    }

    static LogEntry read(ResultSet row) throws SQLException {
        double confidence = row.getDouble(11);
        boolean unsure = row.wasNull();
        Instant gapSince = time(row, 18);
        return new LogEntry(
                row.getLong(1),
                StoredTime.of(row.getLong(2)),
                StoredTime.of(row.getLong(3)),
                time(row, 4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                kind(row.getString(8)),
                severity(row.getInt(9)),
                row.getString(10),
                unsure ? null : confidence,
                row.getString(12),
                split(row.getString(13)),
                split(row.getString(14)),
                row.getString(15),
                row.getInt(16),
                row.getString(17),
                gapSince == null ? null : new GapSpan(gapSince, time(row, 19)));
    }

    private static EventKind kind(String word) {
        EventKind kind = KINDS.get(word);
        return kind == null ? EventKind.parse(word) : kind;
    }

    private static @Nullable Instant time(ResultSet row, int at) throws SQLException {
        long millis = row.getLong(at);
        return row.wasNull() ? null : StoredTime.of(millis);
    }

    private static String joined(List<String> texts) {
        if (texts.isEmpty()) {
            return "";
        }
        StringBuilder joined = new StringBuilder();
        texts.forEach(text -> joined.append(text).append(END));
        return joined.toString();
    }

    private static List<String> split(String joined) {
        if (joined.isEmpty()) {
            return List.of();
        }
        int end = joined.indexOf(END);
        if (end == joined.length() - 1) {
            return List.of(joined.substring(0, end));
        }
        List<String> texts = new ArrayList<>();
        for (int begun = 0; begun < joined.length(); begun = end + 1) {
            end = joined.indexOf(END, begun);
            texts.add(joined.substring(begun, end));
        }
        return texts;
    }

    /// The number by which the table orders severities. Written down here, so that a severity put between two
    /// others does not change what old rows mean.
    static int rank(Severity severity) {
        return switch (severity) {
            case INFO -> 10;
            case WARNING -> 20;
            case CRITICAL -> 30;
        };
    }

    static Severity severity(int rank) {
        return rank >= 30 ? Severity.CRITICAL : rank >= 20 ? Severity.WARNING : Severity.INFO;
    }
}
