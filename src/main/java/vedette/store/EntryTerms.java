package vedette.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.Terms;

/// Takes entries apart into the terms by which they are found. Remembers the words of texts that come again and
/// again. Confined to one thread.
final class EntryTerms {
    private static final int MOST_REMEMBERED = 5_000;
    private static final int LONGEST_REMEMBERED = 300;
    private static final String[] STEPS = new String[Terms.HIGHEST_STEP + 1];

    static {
        for (int i = 0; i < STEPS.length; i++) {
            STEPS[i] = String.format(Locale.ROOT, "%02d", i);
        }
    }

    private final Map<String, List<String>> remembered = new HashMap<>();
    private final List<List<String>> found = new ArrayList<>();

    /// Takes a term; may be given the same one several times.
    interface Taker {
        void take(TermField field, String text);
    }

    static String step(int step) {
        return STEPS[step];
    }

    static String severity(Severity severity) {
        return Integer.toString(EventRow.rank(severity));
    }

    void of(LogEntry entry, Taker taker) {
        taker.take(TermField.CAMERA, Terms.value(entry.camera()));
        taker.take(TermField.KIND, entry.kind().word());
        taker.take(TermField.SEVERITY, severity(entry.severity()));
        taker.take(TermField.SYSTEM, Terms.value(entry.system()));
        Terms.values(entry.labels()).forEach(label -> taker.take(TermField.LABEL, label));
        Terms.values(entry.zones()).forEach(zone -> taker.take(TermField.ZONE, zone));
        if (entry.confidence() != null) {
            taker.take(TermField.SCORE, STEPS[Terms.step(entry.confidence())]);
        }
        String plate = Terms.plateOf(entry);
        if (plate != null) {
            taker.take(TermField.PLATE, plate);
            taker.take(
                    TermField.PLATE_BACKWARDS,
                    new StringBuilder(plate).reverse().toString());
        }
        words(entry, taker);
    }

    private void words(LogEntry entry, Taker taker) {
        found.clear();
        found.add(remembered(entry.camera()));
        found.add(remembered(entry.topic()));
        entry.labels().forEach(label -> found.add(remembered(label)));
        entry.zones().forEach(zone -> found.add(remembered(zone)));
        found.add(Terms.words(entry.summary()));
        if (entry.key() != null) {
            found.add(Terms.words(entry.key()));
        }
        int count = 0;
        for (List<String> words : found) {
            count += words.size();
        }
        if (count > Terms.MOST) {
            Terms.of(entry).forEach(word -> taker.take(TermField.WORD, word));
            return;
        }
        for (List<String> words : found) {
            for (String word : words) {
                taker.take(TermField.WORD, word);
            }
        }
    }

    private List<String> remembered(String text) {
        List<String> known = remembered.get(text);
        if (known != null) {
            return known;
        }
        List<String> words = Terms.words(text);
        if (text.length() <= LONGEST_REMEMBERED) {
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(text, words);
        }
        return words;
    }
}
