package vedette.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.LogEntryBuilder;
import vedette.model.Printable;
import vedette.model.Severity;
import vedette.watchlist.ListKind;
import vedette.watchlist.Match;
import vedette.watchlist.Validity;
import vedette.watchlist.WatchEntry;

/// A hit as the log has it: written, and read back after a restart. What a hit was is all in its entry, for the
/// list may be another one by then.
final class HitEntry {
    /// What the log takes as a summary.
    private static final int LONGEST = 400;

    private static final int LONGEST_REASON = 160;
    private static final int LONGEST_OWNER = 40;
    private static final Pattern MARK = Pattern.compile(" · hit ([0-9a-f]{8})$");
    private static final Pattern REASON = Pattern.compile(" list, (?:exact|possible): (.*?) · in [^·]*look");
    private static final Pattern LOOKS = Pattern.compile(" · (in [^·]*looks?[^·]*?) · ");
    private static final Pattern ENTRY = Pattern.compile(" · entry (.+?)(?: (of|held by) (.+))? · hit [0-9a-f]{8}$");

    private HitEntry() {}

    static LogEntry of(WatchHit hit, double confidence) {
        WatchEntry entry = hit.match().entry();
        List<String> labels =
                new ArrayList<>(List.of("hit", entry.list().word(), hit.match().word()));
        if (hit.late()) {
            labels.add("late");
        }
        String head = hit.plate() + " is on the " + entry.list().word() + " list, "
                + hit.match().word()
                + (entry.reason().isEmpty() ? "" : ": " + Printable.text(entry.reason(), LONGEST_REASON));
        String middle = " · " + hit.looks()
                + (hit.checkpoint().isEmpty() ? "" : " · checkpoint " + hit.checkpoint())
                + (hit.late() ? " · told late" : "");
        String tail = " · entry " + entry.plate() + owner(entry);
        // A cut text is one character longer than it may be.
        int room = LONGEST - head.length() - tail.length() - mark(hit).length() - 2;
        String summary = head + Printable.text(middle, Math.max(0, room)) + tail;
        return about(hit, hit.received(), severity(hit), summary)
                .claimed(hit.claimed())
                .confidence(confidence)
                .labels(labels)
                .zones(hit.checkpoint().isEmpty() ? List.of() : List.of(hit.checkpoint()))
                .build();
    }

    private static String owner(WatchEntry entry) {
        String owner = Printable.text(entry.owner(), LONGEST_OWNER);
        return owner.isEmpty() ? "" : (entry.isOwn() ? " of " : " held by ") + owner;
    }

    private static String mark(WatchHit hit) {
        return " · " + hit.mark();
    }

    /// Begins an entry that is about a hit.
    static LogEntryBuilder about(WatchHit hit, Instant when, Severity severity, String summary) {
        CameraId camera = hit.camera();
        String mark = mark(hit);
        return StationLog.own(
                        when,
                        camera.broker(),
                        camera.name(),
                        EventKind.WATCHLIST,
                        Printable.text(summary, LONGEST - mark.length() - 1) + mark)
                .system(camera.system())
                .severity(severity)
                .key(hit.plate());
    }

    static Severity severity(WatchHit hit) {
        return switch (hit.match().entry().list()) {
            case BLOCK -> Severity.CRITICAL;
            case WATCH -> Severity.WARNING;
            case ALLOW -> Severity.INFO;
        };
    }

    /// The mark of the hit that an entry is about, or null where it is about none.
    static @Nullable String markOf(LogEntry entry) {
        Matcher mark = MARK.matcher(entry.summary());
        return mark.find() ? mark.group(1) : null;
    }

    /// The hit that an entry tells of, or null where it tells of none.
    static @Nullable WatchHit read(LogEntry entry, CameraId camera, @Nullable HitDecision decision) {
        String plate = entry.key();
        String mark = markOf(entry);
        Match match = plate == null ? null : match(entry, plate);
        if (plate == null || mark == null || match == null) {
            return null;
        }
        Matcher looks = LOOKS.matcher(entry.summary());
        return new WatchHit(
                new UUID(Long.parseLong(mark, 16) << 32, entry.id()),
                match,
                camera,
                entry.camera(),
                plate,
                looks.find() ? looks.group(1) : "",
                entry.zones().isEmpty() ? "" : entry.zones().getFirst(),
                entry.received(),
                entry.claimed(),
                entry.labels().contains("late"),
                false,
                null,
                decision);
    }

    private static @Nullable Match match(LogEntry entry, String plate) {
        Matcher described = ENTRY.matcher(entry.summary());
        boolean found = described.find();
        String owner = found ? described.group(3) : null;
        Matcher reason = REASON.matcher(entry.summary());
        try {
            WatchEntry known = WatchEntry.of(
                    found ? described.group(1) : plate,
                    list(entry),
                    reason.find() ? reason.group(1) : "",
                    Validity.ALWAYS,
                    owner != null && "held by".equals(described.group(2))
                            ? WatchEntry.Source.BROKER
                            : WatchEntry.Source.OPERATOR,
                    owner == null ? "" : owner,
                    entry.received());
            return new Match(known, entry.labels().contains("exact"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static ListKind list(LogEntry entry) {
        for (ListKind each : ListKind.values()) {
            if (entry.labels().contains(each.word())) {
                return each;
            }
        }
        return ListKind.BLOCK;
    }
}
