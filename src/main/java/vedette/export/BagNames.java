package vedette.export;

import java.util.List;
import java.util.regex.Pattern;

/// The names that files of an evidence bag have: made of numbers and hashes, never of what a camera says.
final class BagNames {
    static final List<String> FOLDERS = List.of("chain", "messages", "pictures", "records");

    /// Files that every bag has, beside the manifest itself.
    static final List<String> ALWAYS = List.of(
            "README.txt",
            "coverage.txt",
            "events.csv",
            "events.html",
            "gaps.csv",
            "manifest.json",
            "missing.txt",
            "station.pub",
            "verify.sh");

    static final Pattern RECORD = Pattern.compile("records/([1-9][0-9]{0,17})\\.json");
    static final Pattern CHAIN = Pattern.compile("chain/([1-9][0-9]{0,17})\\.txt");
    static final Pattern SIGNED = Pattern.compile("chain/([1-9][0-9]{0,17})\\.(checkpoint|tombstone)");
    static final Pattern SIGNATURE = Pattern.compile("chain/([1-9][0-9]{0,17})\\.(checkpoint|tombstone)\\.sig");
    static final Pattern MESSAGE = Pattern.compile("messages/([0-9a-f]{64})\\.bin");
    static final Pattern PICTURE = Pattern.compile("pictures/([0-9a-f]{64})\\.jpg");

    private static final List<Pattern> PATTERNS = List.of(RECORD, CHAIN, SIGNED, SIGNATURE, MESSAGE, PICTURE);

    private BagNames() {}

    static boolean isKnown(String name) {
        return ALWAYS.contains(name)
                || PATTERNS.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    static void check(String name) {
        if (!isKnown(name)) {
            throw new IllegalArgumentException("no name of a bag's file: " + name);
        }
    }
}
