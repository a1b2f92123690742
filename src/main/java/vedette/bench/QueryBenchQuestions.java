package vedette.bench;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import vedette.model.EventKind;
import vedette.model.Severity;
import vedette.search.EventFilter;

/// The questions that are asked: one to four facets at once, so that some have many answers, some few, and some none.
final class QueryBenchQuestions {
    private static final List<EventKind> KINDS = List.of(
            EventKind.DETECTION, EventKind.PLATE, EventKind.ALERT, EventKind.WATCHLIST, EventKind.HEALTH, EventKind.CRYING);

    private final SplittableRandom random;

    QueryBenchQuestions(long seed) {
        random = new SplittableRandom(seed);
    }

    EventFilter facets() {
        EventFilter filter = EventFilter.ALL;
        for (int i = random.nextInt(4); i >= 0; i--) {
            filter = narrowed(filter);
        }
        return filter;
    }

    private EventFilter narrowed(EventFilter filter) {
        return switch (random.nextInt(9)) {
            case 0 -> filter.ofCameras(Set.of(camera()));
            case 1 -> filter.ofCameras(Set.of(camera(), "CAM000", "CAM063"));
            case 2 -> filter.ofKinds(Set.of(KINDS.get(random.nextInt(KINDS.size()))));
            case 3 -> filter.atLeast(random.nextBoolean() ? Severity.WARNING : Severity.CRITICAL);
            case 4 -> filter.ofSystems(Set.of(one(QueryBenchLog.SYSTEMS)));
            case 5 -> filter.withLabels(Set.of(one(QueryBenchLog.LABELS)));
            case 6 -> filter.inZones(Set.of(one(QueryBenchLog.ZONES)));
            case 7 -> filter.ofPlates(Set.of(QueryBenchLog.commonPlate(random.nextInt(600))));
            default -> filter.scored(random.nextInt(10, 21) / 20.0);
        };
    }

    private String camera() {
        return QueryBenchLog.camera(1 + random.nextInt(QueryBenchLog.CAMERAS - 2));
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    EventFilter oneCamera() {
        return EventFilter.ALL.ofCameras(Set.of(camera()));
    }

    /// A plate that came often enough to be known, or nothing.
    EventFilter rareText() {
        return EventFilter.ALL.saying(QueryBenchLog.commonPlate(random.nextInt(600)).toLowerCase(Locale.ROOT));
    }

    EventFilter plateStart() {
        String start = new String(new char[] {letter(), letter(), letter()});
        return EventFilter.ALL.ofPlates(Set.of(start + "*"));
    }

    EventFilter plateEnd() {
        return EventFilter.ALL.ofPlates(
                Set.of("*" + String.format(Locale.ROOT, "%03d", random.nextInt(1_000)) + letter()));
    }

    private char letter() {
        return (char) ('A' + random.nextInt(26));
    }
}
