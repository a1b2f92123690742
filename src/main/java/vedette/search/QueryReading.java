package vedette.search;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.Severity;

/// Puts a filter together from the parts of a typed search.
final class QueryReading {
    private static final double STEPS = Terms.HIGHEST_STEP;

    private final QueryTime times;
    private final List<QueryText.Note> notes;
    private final Set<String> cameras = new HashSet<>();
    private final Set<EventKind> kinds = new HashSet<>();
    private final Set<String> systems = new HashSet<>();
    private final Set<String> labels = new HashSet<>();
    private final Set<String> zones = new HashSet<>();
    private final Set<String> plates = new HashSet<>();
    private final StringJoiner words = new StringJoiner(" ");
    private @Nullable Severity atLeast;
    private double score;
    private @Nullable Instant from;
    private @Nullable Instant to;

    QueryReading(Clock clock, List<QueryText.Note> notes) {
        times = new QueryTime(clock);
        this.notes = notes;
    }

    EventFilter filter() {
        String text = words.toString();
        return new EventFilter(from, to, cameras, kinds, atLeast, systems, labels, zones, plates, score, text);
    }

    void take(QueryPart part) {
        String typed = part.field();
        if (typed == null) {
            String said = part.values().getFirst().text();
            Stream.of(said.split("\\s+")).filter(word -> !word.isEmpty()).forEach(words::add);
            return;
        }
        Optional<QueryField> field = QueryField.of(typed);
        if (field.isEmpty()) {
            notes.add(new QueryText.Note(
                    part.from(),
                    part.to(),
                    "There is no field `" + typed + "`: use one of " + fields() + ", or put the word in quotation marks."));
            return;
        }
        part.values().forEach(value -> take(field.get(), value));
    }

    private static String fields() {
        return Stream.of(QueryField.values()).map(QueryField::word).collect(Collectors.joining(", "));
    }

    private void take(QueryField field, QueryPart.Value value) {
        boolean quoted = value.to() > value.from();
        if (value.text().isEmpty() && !(field == QueryField.CAMERA && quoted)) {
            note(value, "Type what " + field.word() + " should be behind the colon.");
            return;
        }
        switch (field) {
            case CAMERA -> cameras.add(value.text());
            case KIND -> kind(value);
            case SEVERITY -> severity(value);
            case SYSTEM -> systems.add(value.text());
            case LABEL -> labels.add(value.text());
            case ZONE -> zones.add(value.text());
            case PLATE -> plates.add(value.text());
            case SCORE -> score(value);
            case AFTER, BEFORE, ON -> time(field, value);
        }
    }

    private void note(QueryPart.Value value, String sentence) {
        notes.add(new QueryText.Note(value.from(), value.to(), sentence));
    }

    private void kind(QueryPart.Value value) {
        try {
            kinds.add(EventKind.parse(value.text()));
        } catch (IllegalArgumentException e) {
            String known = Stream.of(EventKind.values()).map(EventKind::word).collect(Collectors.joining(", "));
            note(value, "There is no kind `" + value.text() + "`: use one of " + known + ".");
        }
    }

    private void severity(QueryPart.Value value) {
        try {
            Severity least = Severity.parse(value.text());
            atLeast = atLeast == null || least.compareTo(atLeast) < 0 ? least : atLeast;
        } catch (IllegalArgumentException e) {
            note(value, "There is no severity `" + value.text() + "`: use info, warning or critical.");
        }
    }

    private void score(QueryPart.Value value) {
        double typed;
        try {
            typed = Double.parseDouble(value.text().replaceFirst("^>=?", ""));
        } catch (NumberFormatException e) {
            typed = Double.NaN;
        }
        if (!(typed >= 0 && typed <= 1)) {
            note(value, "A score is a number from 0 to 1, such as 0.8: `" + value.text() + "` is not.");
            return;
        }
        score = Math.round(typed * STEPS) / STEPS;
        if (Math.abs(score - typed) > 1e-9) {
            note(value, String.format(Locale.ROOT, "Scores are found in steps of 0.05: searched from %.2f on.", score));
        }
    }

    private void time(QueryField field, QueryPart.Value value) {
        Optional<QueryTime.Span> span = times.span(value.text());
        if (span.isEmpty()) {
            note(
                    value,
                    "`" + value.text() + "` is no time: use today, yesterday, now, 2h or 3d (ago), 2026-11-19,"
                            + " 2026-11-19T14:00 or 14:00.");
            return;
        }
        if (field != QueryField.BEFORE) {
            from = span.get().from();
        }
        if (field != QueryField.AFTER) {
            to = field == QueryField.ON ? span.get().to() : span.get().from();
        }
    }
}
