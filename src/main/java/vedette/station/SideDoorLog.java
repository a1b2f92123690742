package vedette.station;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.message.SideChannel;
import vedette.message.SideChannel.Part;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

/// Writes into the log by which way an installation is heard, when that changes, and that the other way does not work
/// where it is needed. One for each side door. Thread-safe.
final class SideDoorLog {
    /// A way that fails is tried again a few times before that is worth a word.
    private static final Duration TROUBLE_LASTS = Duration.ofSeconds(3);

    private final Consumer<LogEntry> notes;
    private final AttentionList attention;
    private final Clock clock;
    private final Map<Part, Trouble> troubles = new EnumMap<>(Part.class);

    /// A way does not work.
    private record Trouble(String cause, boolean refused, long sinceNanos, boolean told) {}

    SideDoorLog(Consumer<LogEntry> notes, AttentionList attention, Clock clock) {
        this.notes = notes;
        this.attention = attention;
        this.clock = clock;
    }

    /// Tells of a change of way, if there is one.
    ///
    /// @param cameras whose way it is
    /// @param lastBeside when a camera was last heard by the other way
    void tell(
            SideChannel channel,
            SideWay way,
            List<LiveCamera> cameras,
            Function<LiveCamera, @Nullable Long> lastBeside) {
        Long newest = cameras.stream()
                .flatMap(each -> Stream.ofNullable(lastBeside.apply(each)))
                .max(Long::compare)
                .orElse(null);
        String news = way.news(newest);
        if (news != null) {
            boolean one = cameras.size() == 1;
            String name = one
                    ? cameras.getFirst().state().displayName()
                    : channel.site().installation();
            note(channel, one ? cameras.getFirst().id().name() : "", name + ": " + news, Severity.INFO);
        }
    }

    private void note(SideChannel channel, String camera, String summary, Severity severity) {
        notes.accept(StationLog.own(clock.instant(), channel.site().broker(), camera, EventKind.LINK, summary)
                .severity(severity)
                .build());
    }

    /// A way's state changed.
    synchronized void changed(SideChannel channel, Part part, LinkState state, long nowNanos) {
        Trouble before = troubles.get(part);
        switch (state) {
            case LinkState.Retrying retrying -> fail(part, retrying.cause(), false, before, nowNanos);
            case LinkState.Refused refused -> fail(part, refused.reason(), true, before, nowNanos);
            case LinkState.Connecting ignored -> {
                // Not known yet.
            }
            case LinkState.Online ignored -> {
                troubles.remove(part);
                if (before != null && before.told()) {
                    note(channel, "", title(channel, part) + " is there again over HTTP", Severity.INFO);
                }
            }
            case LinkState.Closed ignored -> troubles.remove(part);
        }
    }

    private void fail(Part part, String cause, boolean refused, @Nullable Trouble before, long nowNanos) {
        if (before == null || (refused && !before.refused())) {
            troubles.put(part, new Trouble(cause, refused, nowNanos, false));
        } else if (!Objects.equals(before.cause(), cause)) {
            troubles.put(part, new Trouble(cause, refused, before.sinceNanos(), before.told()));
        }
    }

    private static String title(SideChannel channel, Part part) {
        return channel.site().installation() + ": " + (part == Part.PICTURES ? "picture" : "news");
    }

    /// Tells of a way that is needed and does not work.
    synchronized void trouble(SideChannel channel, Set<Part> wanted, long nowNanos) {
        for (Part part : wanted) {
            Trouble now = troubles.get(part);
            if (now != null && !now.told() && nowNanos - now.sinceNanos() >= TROUBLE_LASTS.toNanos()) {
                troubles.put(part, new Trouble(now.cause(), now.refused(), now.sinceNanos(), true));
                String title = title(channel, part) + " does not come over HTTP either";
                note(channel, "", title + ": " + now.cause(), Severity.WARNING);
                if (now.refused()) {
                    attention.raise(new AttentionItem(
                            "http " + channel.site() + part,
                            null,
                            Severity.WARNING,
                            clock.instant(),
                            title,
                            now.cause(),
                            false));
                }
            }
        }
    }
}
