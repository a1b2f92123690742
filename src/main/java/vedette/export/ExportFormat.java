package vedette.export;

import java.util.Locale;

/// How an export is written.
public enum ExportFormat {
    /// A header and a line for each entry, for spreadsheets. A text that a spreadsheet would take for a
    /// formula has an apostrophe before it. A payload that is no plain text, or that itself begins with
    /// `base64:`, is written as `base64:` and its Base64.
    CSV,
    /// A JSON object for each entry in a line of its own, always with all fields, null where there is no
    /// value. A payload that is no plain text is written as its Base64, and a further field
    /// `payload_encoding` then is `base64`.
    NDJSON,
    /// A report for people in one file, pictures included.
    HTML,
    /// A report for people on paper.
    PDF,
    /// A folder, or a zip where the target's name ends in `.zip`, with everything that proves what happened, untouched.
    EVIDENCE;

    /// The word used on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is no such word
    public static ExportFormat parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
