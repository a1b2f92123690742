package vedette.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.store.Facets;
import vedette.store.PageKey;

/// The same log in SQLite (WAL), with what it is usually given: an index for each facet that ends in what orders a
/// page, tables for labels and zones, an index of plates forwards and backwards, and FTS5 for words.
final class QueryBenchSqlite implements AutoCloseable {
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE event (id INTEGER PRIMARY KEY, happened INTEGER, received INTEGER, broker TEXT, system TEXT,"
                    + " camera TEXT, kind TEXT, severity INTEGER, summary TEXT, confidence REAL, step INTEGER,"
                    + " search_key TEXT, plate TEXT, plate_backwards TEXT, topic TEXT, payload_bytes INTEGER)",
            "CREATE TABLE label_of (label TEXT, event INTEGER, PRIMARY KEY (label, event)) WITHOUT ROWID",
            "CREATE TABLE zone_of (zone TEXT, event INTEGER, PRIMARY KEY (zone, event)) WITHOUT ROWID",
            "CREATE VIRTUAL TABLE words USING fts5(said, content='', detail=none)");
    private static final List<String> INDEXES = List.of(
            "CREATE INDEX event_time ON event (happened, id)",
            "CREATE INDEX event_camera ON event (camera, happened, id)",
            "CREATE INDEX event_kind ON event (kind, happened, id)",
            "CREATE INDEX event_severity ON event (severity, happened, id)",
            "CREATE INDEX event_system ON event (system, happened, id)",
            "CREATE INDEX event_step ON event (step, happened, id)",
            "CREATE INDEX event_plate ON event (plate, happened, id) WHERE plate IS NOT NULL",
            "CREATE INDEX event_plate_back ON event (plate_backwards, happened, id) WHERE plate_backwards IS NOT NULL",
            "CREATE INDEX label_event ON label_of (event)",
            "CREATE INDEX zone_event ON zone_of (event)",
            "ANALYZE");
    private static final Map<String, String> FACETS = Map.of(
            "CAMERA", "camera",
            "KIND", "kind",
            "SEVERITY", "severity",
            "SYSTEM", "system",
            "SCORE", "step",
            "PLATE", "plate");

    private final Connection connection;

    /// A condition and the values of its question marks.
    private record Where(String sql, List<Object> values) {}

    QueryBenchSqlite(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = NORMAL");
        run("PRAGMA cache_size = -64000");
    }

    void create() throws SQLException {
        for (String each : SCHEMA) {
            run(each);
        }
        connection.setAutoCommit(false);
    }

    void index() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        for (String each : INDEXES) {
            run(each);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void add(List<LogEntry> entries) throws SQLException {
        try (PreparedStatement event = connection.prepareStatement(
                        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement label = connection.prepareStatement("INSERT INTO label_of VALUES (?, ?)");
                PreparedStatement zone = connection.prepareStatement("INSERT INTO zone_of VALUES (?, ?)");
                PreparedStatement words =
                        connection.prepareStatement("INSERT INTO words (rowid, said) VALUES (?, ?)")) {
            for (LogEntry entry : entries) {
                add(event, row(entry));
                for (String each : entry.labels()) {
                    add(label, List.of(each, entry.id()));
                }
                for (String each : entry.zones()) {
                    add(zone, List.of(each, entry.id()));
                }
                add(words, List.of(entry.id(), said(entry)));
            }
            event.executeBatch();
            label.executeBatch();
            zone.executeBatch();
            words.executeBatch();
        }
        connection.commit();
    }

    private static String said(LogEntry entry) {
        return String.join(
                " ",
                entry.summary(),
                entry.camera(),
                entry.topic(),
                entry.key() == null ? "" : entry.key(),
                String.join(" ", entry.labels()),
                String.join(" ", entry.zones()));
    }

    private static List<@Nullable Object> row(LogEntry entry) {
        Double confidence = entry.confidence();
        boolean ofPlate = entry.kind() == EventKind.PLATE || entry.kind() == EventKind.WATCHLIST;
        String plate = ofPlate && entry.key() != null ? entry.key().toLowerCase(Locale.ROOT) : null;
        return Arrays.asList(
                entry.id(),
                entry.happened().toEpochMilli(),
                entry.received().toEpochMilli(),
                entry.broker(),
                entry.system(),
                entry.camera(),
                entry.kind().word(),
                entry.severity().compareTo(Severity.INFO),
                entry.summary(),
                confidence,
                confidence == null ? null : (int) Math.floor(confidence * 20 + 1e-7),
                entry.key(),
                plate,
                plate == null ? null : new StringBuilder(plate).reverse().toString(),
                entry.topic(),
                entry.payloadBytes());
    }

    private static void add(PreparedStatement insert, List<@Nullable Object> values) throws SQLException {
        bind(insert, values);
        insert.addBatch();
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    /// The ids of a page; whole rows are read.
    List<Long> page(EventFilter filter, @Nullable PageKey before, int limit) throws SQLException {
        Where where = where(filter);
        String sql = "SELECT * FROM event e WHERE " + where.sql;
        List<@Nullable Object> values = new ArrayList<>(where.values);
        if (before != null) {
            sql += " AND (happened, id) < (?, ?)";
            values.add(before.happened().toEpochMilli());
            values.add(before.id());
        }
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement(sql + " ORDER BY happened DESC, id DESC LIMIT " + (limit + 1))) {
            bind(query, values);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next() && ids.size() < limit) {
                    ids.add(rows.getLong(1));
                    for (int column = 2; column <= 16; column++) {
                        rows.getObject(column);
                    }
                }
            }
        }
        return ids;
    }

    /// The values of the facets that are columns, and of labels and zones, with their counts. The filter narrows by
    /// cameras at most, which the facet of the cameras disregards. Plates are left out as the log does.
    Map<String, Map<String, Long>> facets(EventFilter filter) throws SQLException {
        Where where = where(filter);
        Map<String, Map<String, Long>> facets = new HashMap<>();
        long total = counts("SELECT 'all', COUNT(*) FROM event e WHERE " + where.sql, where.values)
                .getOrDefault("all", 0L);
        for (Map.Entry<String, String> facet : FACETS.entrySet()) {
            String column = facet.getValue();
            if (column.equals("plate") && total > Facets.MOST_FOR_PLATES) {
                continue;
            }
            Where each = column.equals("camera") ? where(filter.ofCameras(Set.of())) : where;
            String sql = "SELECT " + column + ", COUNT(*) FROM event e WHERE " + each.sql + " AND " + column
                    + " IS NOT NULL GROUP BY " + column + " ORDER BY 2 DESC, 1 LIMIT 200";
            facets.put(facet.getKey(), counts(sql, each.values));
        }
        for (String part : List.of("label", "zone")) {
            String sql = "SELECT p." + part + ", COUNT(*) FROM event e JOIN " + part + "_of p ON p.event = e.id WHERE "
                    + where.sql + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200";
            facets.put(part.toUpperCase(Locale.ROOT), counts(sql, where.values));
        }
        return facets;
    }

    private Map<String, Long> counts(String sql, List<Object> values) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, new ArrayList<>(values));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return counts;
    }

    /// How many there are in each span of time, of each kind.
    Map<String, Long> ruler(EventFilter filter, long from, long to, int buckets) throws SQLException {
        Where where = where(filter);
        List<Object> values = new ArrayList<>(List.of(from, (long) buckets, to - from));
        values.addAll(where.values);
        values.addAll(List.of(from, to));
        return counts(
                "SELECT ((happened - ?) * ? / ?) || kind, COUNT(*) FROM event e WHERE " + where.sql
                        + " AND happened >= ? AND happened < ? GROUP BY 1",
                values);
    }

    private static Where where(EventFilter filter) {
        List<String> all = new ArrayList<>(List.of("1"));
        List<Object> values = new ArrayList<>();
        any(all, values, "camera IN (%s)", List.copyOf(filter.cameras()));
        any(
                all,
                values,
                "kind IN (%s)",
                filter.kinds().stream().map(EventKind::word).toList());
        any(all, values, "system IN (%s)", List.copyOf(filter.systems()));
        any(
                all,
                values,
                "EXISTS (SELECT 1 FROM label_of WHERE label IN (%s) AND event = e.id)",
                List.copyOf(filter.labels()));
        any(
                all,
                values,
                "EXISTS (SELECT 1 FROM zone_of WHERE zone IN (%s) AND event = e.id)",
                List.copyOf(filter.zones()));
        if (filter.atLeast() != null && filter.atLeast() != Severity.INFO) {
            all.add("severity >= ?");
            values.add(filter.atLeast().compareTo(Severity.INFO));
        }
        if (filter.scoreAtLeast() > 0) {
            all.add("step >= ?");
            values.add((int) Math.round(filter.scoreAtLeast() * 20));
        }
        addTexts(all, values, filter);
        return new Where(String.join(" AND ", all), values);
    }

    private static void addTexts(List<String> all, List<Object> values, EventFilter filter) {
        for (String plate : filter.plates()) {
            String folded = plate.toLowerCase(Locale.ROOT);
            boolean end = folded.startsWith("*");
            all.add(end ? "plate_backwards GLOB ?" : folded.endsWith("*") ? "plate GLOB ?" : "plate = ?");
            values.add(end ? new StringBuilder(folded).reverse().toString() : folded);
        }
        if (!filter.text().isEmpty()) {
            all.add("id IN (SELECT rowid FROM words WHERE words MATCH ?)");
            values.add(String.join(" AND ", filter.text().split(" ")) + "*");
        }
    }

    private static void any(List<String> all, List<Object> values, String sql, List<String> wanted) {
        if (!wanted.isEmpty()) {
            all.add(String.format(Locale.ROOT, sql, String.join(", ", Collections.nCopies(wanted.size(), "?"))));
            values.addAll(wanted);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
