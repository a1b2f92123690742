package vedette.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.Severity;

/// One walk along one index, in the order of pages.
///
/// The database keeps to an index's order only when `ORDER BY` names all its columns in one direction, those
/// too that are fixed; given several cameras or kinds at once it sorts everything that they ever sent. So a
/// filter becomes a scan for each pair of a camera and a kind, and the results are merged.
///
/// @param index the index, always named: the planner's guess is no better
/// @param fixed the index's columns before the time, each fixed by a condition
/// @param condition what holds for the entries
record Scan(String index, List<String> fixed, Condition condition) {
    /// Above this many pairs a walk through the time, which then meets a wanted entry often, is cheaper.
    private static final int MOST_PAIRS = 64;

    /// The scans that together show what the filter shows, no entry twice.
    ///
    /// @param newestId entries with a higher id are not shown
    static List<Scan> of(EventFilter filter, long newestId) {
        Condition common = common(filter, newestId);
        Set<String> cameras = filter.cameras();
        Set<EventKind> kinds = filter.kinds();
        if (Math.max(1, cameras.size()) * Math.max(1, kinds.size()) > MOST_PAIRS) {
            Condition cameraIn = in("camera", cameras.stream());
            Condition kindIn = in("kind", kinds.stream().map(EventKind::word));
            return List.of(new Scan("event_time", List.of(), Condition.all(List.of(common, cameraIn, kindIn))));
        }
        if (cameras.isEmpty() && kinds.isEmpty()) {
            return List.of(new Scan("event_time", List.of(), common));
        }
        if (kinds.isEmpty()) {
            return cameras.stream()
                    .map(camera -> new Scan(
                            "event_camera",
                            List.of("camera"),
                            fixed("camera", camera).and(common)))
                    .toList();
        }
        if (cameras.isEmpty()) {
            return kinds.stream()
                    .map(kind -> new Scan(
                            "event_kind",
                            List.of("kind"),
                            fixed("kind", kind.word()).and(common)))
                    .toList();
        }
        return cameras.stream()
                .flatMap(camera -> kinds.stream().map(kind -> pair(camera, kind, common)))
                .toList();
    }

    private static Scan pair(String camera, EventKind kind, Condition common) {
        Condition condition = Condition.all(List.of(fixed("camera", camera), fixed("kind", kind.word()), common));
        return new Scan("event_camera_kind", List.of("camera", "kind"), condition);
    }

    private static Condition fixed(String column, String value) {
        return Condition.of(column + " = ?", value);
    }

    private static Condition in(String column, Stream<String> values) {
        Object[] all = values.toArray();
        return all.length == 0 ? Condition.of("TRUE") : Condition.of(column + " = ANY(?)", (Object) all);
    }

    private static Condition common(EventFilter filter, long newestId) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(Condition.of("id <= ?", newestId));
        if (filter.from() != null) {
            conditions.add(Condition.of("received >= ?", StoredTime.ceiling(filter.from())));
        }
        if (filter.to() != null) {
            conditions.add(Condition.of("received < ?", StoredTime.ceiling(filter.to())));
        }
        if (filter.atLeast() != null && filter.atLeast() != Severity.INFO) {
            conditions.add(Condition.of("severity >= ?", EventRow.rank(filter.atLeast())));
        }
        filter.words().forEach(word -> conditions.add(occurs(word)));
        return Condition.all(conditions);
    }

    private static Condition occurs(String word) {
        String pattern = "%"
                + word.replace("!", "!!").replace("%", "!%").replace("_", "!_").replace('*', '%')
                + "%";
        return Condition.any(Stream.of("summary", "search_key", "camera", "topic")
                .map(column -> Condition.of(column + " ILIKE ? ESCAPE '!'", pattern))
                .toList());
    }

    /// The query for the next keys of this scan; its last question mark is the limit.
    ///
    /// @param beyond the key behind which it goes on, null to begin
    Condition keys(boolean newestFirst, @Nullable PageKey beyond) {
        Condition where = condition;
        if (beyond != null) {
            String comparison = newestFirst ? "(received, id) < (?, ?)" : "(received, id) > (?, ?)";
            where = where.and(Condition.of(comparison, StoredTime.floor(beyond.received()), beyond.id()));
        }
        String direction = newestFirst ? " DESC" : "";
        String order = Stream.concat(fixed.stream(), Stream.of("received", "id", "severity"))
                .map(column -> column + direction)
                .collect(Collectors.joining(", "));
        String sql = "SELECT received, id" + from(where) + " ORDER BY " + order + " LIMIT ?";
        return new Condition(sql, where.values());
    }

    Condition count() {
        return new Condition("SELECT COUNT(*)" + from(condition), condition.values());
    }

    /// The query for the numbers of a histogram: bucket, count and highest severity.
    Condition histogram(Buckets buckets) {
        Condition where = condition.and(
                Condition.of("received >= ? AND received < ?", buckets.start(), buckets.start() + buckets.span()));
        List<Object> values = new ArrayList<>(List.of(buckets.start(), buckets.count(), buckets.span()));
        values.addAll(where.values());
        String sql = "SELECT (received - ?) * ? / ? AS bucket, COUNT(*) AS entries, MAX(severity) AS worst"
                + from(where) + " GROUP BY bucket";
        return new Condition(sql, values);
    }

    private String from(Condition where) {
        return " FROM event USE INDEX (" + index + ") WHERE " + where.sql();
    }
}
