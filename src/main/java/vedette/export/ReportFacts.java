package vedette.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import vedette.journal.JournalReader;
import vedette.search.EventFilter;
import vedette.store.LogReader;

/// What a report says of its own making.
///
/// @param made when, in whole seconds
/// @param account whose account of this computer made it
/// @param program what made it, with its version
/// @param source the log it was made from
/// @param filter what it was narrowed by
/// @param zone in which times are shown to people
record ReportFacts(
        Instant made, String account, String program, String source, EventFilter filter, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

    static ReportFacts now(LogReader log, EventFilter filter) {
        String version = ReportFacts.class.getPackage().getImplementationVersion();
        return new ReportFacts(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                System.getProperty("user.name", "unknown"),
                "Vedette" + (version == null ? "" : " " + version),
                log.journal()
                        .map(JournalReader::directory)
                        .map(directory -> "the log in " + directory.toAbsolutePath())
                        .orElse("a log that is kept elsewhere"),
                filter,
                ZoneId.systemDefault());
    }

    /// For people: `2026-03-01 12:00:00.000 +00:00`.
    String time(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    /// For programs too.
    static String utc(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.atOffset(ZoneOffset.UTC));
    }
}
