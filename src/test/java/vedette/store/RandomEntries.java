package vedette.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.EventFilter;

/// Made-up entries and filters that often meet: few values of everything, late events, equal times, odd characters.
final class RandomEntries {
    private static final Instant BEGUN = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<String> CAMERAS = List.of("", "CAM001", "CAM002", "Front door", "Hof-Süd", "c".repeat(90));
    private static final List<String> SYSTEMS = List.of("station", "lightnvr", "lprserver");
    private static final List<String> LABELS = List.of("person", "Person", "car", "TRUCK", "bicycle", "", "x".repeat(80));
    private static final List<String> ZONES = List.of("gate", "Gate", "yard", "street 4");
    private static final List<String> KEYS =
            List.of("ABC-123", "abc 123", "ABD124", "XYZ 999", "ÜB-77", "operator", "-", "A".repeat(100) + "Z");
    private static final List<String> WORDS = List.of(
            "seen", "Gate", "opened", "ABC123", "Straße", "naïve", "42", "it's", "e-mail", "😀", "a_b", "ΑΒΓ", "हिन्दी");

    private final Random random;
    private Instant now = BEGUN;
    private long nextId;

    RandomEntries(long seed, long firstId) {
        random = new Random(seed);
        nextId = firstId;
    }

    List<LogEntry> entries(int count) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            now = now.plusMillis(random.nextInt(3) * 400L);
            nextId += 1 + (random.nextInt(10) == 0 ? random.nextInt(5) : 0);
            entries.add(entry());
        }
        return entries;
    }

    private LogEntry entry() {
        boolean late = random.nextInt(12) == 0;
        Instant happened = late ? now.minusSeconds(random.nextInt(random.nextInt(4) == 0 ? 2_000 : 60)) : now;
        return LogEntry.of(one(List.of(EventKind.values())), now, sentence())
                .id(nextId)
                .happened(happened)
                .claimed(late ? happened : null)
                .broker(random.nextBoolean() ? "main" : "yard")
                .system(one(SYSTEMS))
                .camera(one(CAMERAS))
                .severity(one(List.of(Severity.values())))
                .confidence(random.nextBoolean() ? null : random.nextInt(3) == 0 ? random.nextInt(21) * 0.05 : random.nextDouble())
                .key(random.nextBoolean() ? null : one(KEYS))
                .labels(some(LABELS))
                .zones(some(ZONES))
                .topic("cameras/" + random.nextInt(4) + "/events")
                .payloadBytes(random.nextInt(1_000))
                .picture(random.nextInt(5) == 0 ? "0a".repeat(32) : null)
                .build();
    }

    private String sentence() {
        int words = random.nextInt(60) == 0 ? 300 : random.nextInt(6);
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            sentence.append(one(WORDS)).append(words > 100 ? "" + random.nextInt(900) : "").append(' ');
        }
        return sentence.toString();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private List<String> some(List<String> values) {
        return Stream.generate(() -> one(values))
                .limit(Math.max(0, random.nextInt(5) - 2))
                .distinct()
                .toList();
    }

    EventFilter filter() {
        EventFilter filter = EventFilter.ALL;
        int wanted = random.nextInt(4);
        for (int i = 0; i < wanted; i++) {
            filter = narrowed(filter);
        }
        return filter;
    }

    private EventFilter narrowed(EventFilter filter) {
        return switch (random.nextInt(10)) {
            case 0 -> filter.ofCameras(picked(CAMERAS, name -> name));
            case 1 -> filter.ofKinds(picked(List.of(EventKind.values()), kind -> kind));
            case 2 -> filter.atLeast(one(List.of(Severity.values())));
            case 3 -> filter.ofSystems(picked(SYSTEMS, name -> name));
            case 4 -> filter.withLabels(picked(LABELS, String::toUpperCase));
            case 5 -> filter.inZones(picked(ZONES, name -> name));
            case 6 -> filter.ofPlates(picked(KEYS, this::plate));
            case 7 -> filter.scored(random.nextInt(21) / 20.0);
            case 8 -> filter.saying(words());
            default -> filter.between(time(), time());
        };
    }

    private <T> Set<T> picked(List<T> values, Function<T, T> change) {
        Set<T> picked = new HashSet<>();
        picked.add(change.apply(one(values)));
        if (random.nextInt(3) == 0) {
            picked.add(values.getFirst());
            picked.add(change.apply(values.getLast()));
        }
        return picked;
    }

    private String plate(String key) {
        int cut = random.nextInt(key.length() + 1);
        return switch (random.nextInt(5)) {
            case 0 -> key.substring(0, cut) + "*";
            case 1 -> "*" + key.substring(cut);
            case 2 -> key.substring(0, cut) + "?" + key.substring(Math.min(key.length(), cut + 1));
            case 3 -> "*" + key.substring(cut, Math.min(key.length(), cut + 2)) + "*";
            default -> key.toLowerCase(Locale.ROOT);
        };
    }

    private String words() {
        String word = one(WORDS);
        String part = word.substring(0, word.offsetByCodePoints(0, 1));
        return switch (random.nextInt(6)) {
            case 0 -> part;
            case 1 -> "*" + word.substring(word.length() - 1);
            case 2 -> part + "*" + word.substring(word.length() - 1);
            case 3 -> word + " " + one(WORDS);
            case 4 -> "cameras/" + random.nextInt(5);
            default -> word.toUpperCase(Locale.ROOT);
        };
    }

    private @Nullable Instant time() {
        long span = now.toEpochMilli() - BEGUN.toEpochMilli() + 1;
        return random.nextInt(3) == 0 ? null : BEGUN.plusMillis(random.nextLong(span) - (random.nextInt(9) == 0 ? 9_000 : 0));
    }

    /// Of those that were made so far.
    long[] someIds(List<LogEntry> entries) {
        return switch (random.nextInt(3)) {
            case 0 -> entries.stream().filter(each -> random.nextInt(4) == 0).mapToLong(LogEntry::id).toArray();
            case 1 -> entries.stream().limit(random.nextInt(entries.size())).mapToLong(LogEntry::id).toArray();
            default -> entries.stream().skip(random.nextInt(entries.size())).mapToLong(LogEntry::id).toArray();
        };
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
