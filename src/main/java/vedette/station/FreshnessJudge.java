package vedette.station;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Route.PictureSource;
import vedette.model.CameraEvent;
import vedette.model.CameraRole;
import vedette.model.CameraState;
import vedette.model.Freshness;
import vedette.model.Freshness.State;

/// Judges how far what a tile shows can be taken for the present. Pure: by arrival on the station's monotonic clock,
/// never by the camera's.
final class FreshnessJudge {
    /// Silence shorter than this is no news, whatever the rhythm. Shown with the next look and drawn, it is three
    /// seconds.
    static final Duration SHORTEST_SILENCE = Duration.ofMillis(2500);

    /// A sender is overdue after this many of its usual gaps; shown, it is three of them.
    private static final double GAPS = 2.75;

    /// The same bytes for this long, and several times, are a frozen camera.
    static final Duration FROZEN_AFTER = Duration.ofSeconds(2);

    /// A sender without a rhythm yet (one message so far) gets this long.
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /// A single picture is of the present for this long at most, however seldom pictures come.
    static final Duration STILL_PATIENCE = Duration.ofSeconds(90);

    /// The same for a picture that somebody asked for: the next comes when somebody asks again.
    static final Duration REQUEST_PATIENCE = Duration.ofSeconds(10);

    /// Cameras that were there before this run have this time to be heard in it, at the least: they may have to connect
    /// anew, too.
    static final Duration SHORTEST_START = Duration.ofSeconds(10);

    private FreshnessJudge() {}

    /// What is known of a camera when it is judged.
    ///
    /// @param linkCause why the broker is not heard, or null while it is
    /// @param source how its pictures come, or null where it has sent none
    /// @param pictures the rhythm of its live pictures
    /// @param news the rhythm of its other messages
    /// @param repeats how often the newest picture came again, byte for byte
    /// @param repeatsSinceNanos when the picture that repeats came first
    /// @param bad that its newest pictures can't be used, or null where they can
    /// @param presence what it, or the server that it speaks through, last said of being there
    /// @param earlier what an earlier run left to be known of it, or null where it is new
    /// @param listened for how long it could have been heard without a break
    /// @param retainedPicture whether all that was seen is a picture that the broker had kept
    record Evidence(
            @Nullable String linkCause,
            @Nullable PictureSource source,
            Rhythm pictures,
            Rhythm news,
            int repeats,
            long repeatsSinceNanos,
            boolean retainedPicture,
            @Nullable BadPictures bad,
            CameraState.@Nullable At<CameraEvent.PresenceChanged> presence,
            @Nullable Earlier earlier,
            Duration listened,
            CameraState state) {}

    /// Pictures come that can't be used.
    ///
    /// @param lastGoodNanos when the last one came that could, or null where there was none
    /// @param reason why the newest can't be used
    record BadPictures(@Nullable Long lastGoodNanos, String reason) {}

    static Freshness judge(Evidence evidence, long nowNanos) {
        Duration age = age(evidence, nowNanos);
        Duration everAge = age == null ? ageBefore(evidence.earlier(), nowNanos) : age;
        if (evidence.linkCause() != null) {
            return new Freshness(State.DEAF, everAge, evidence.linkCause());
        }
        CameraState.@Nullable At<CameraEvent.PresenceChanged> presence = evidence.presence();
        if (presence != null && !presence.what().online() && !spokeSince(evidence, presence)) {
            return new Freshness(
                    State.OFFLINE, everAge, "it said “" + presence.what().word() + "”");
        }
        Freshness missed = missed(evidence, nowNanos);
        if (missed != null) {
            return missed;
        }
        if (evidence.source() == null) {
            return withoutPictures(evidence, presence, age);
        }
        BadPictures bad = evidence.bad();
        if (bad != null) {
            Long good = bad.lastGoodNanos();
            Duration old = good == null ? null : Duration.ofNanos(nowNanos - good);
            if (old == null || old.compareTo(FROZEN_AFTER) > 0) {
                return new Freshness(State.STALE, old, "its pictures can't be used: " + bad.reason());
            }
        }
        if (!evidence.pictures().hasBeaten()) {
            return evidence.retainedPicture()
                    ? new Freshness(State.LAST_KNOWN, null, "kept by the broker, its age is unknown")
                    : new Freshness(State.WAITING, null, "no picture yet");
        }
        return switch (evidence.source()) {
            case STREAM -> stream(evidence, nowNanos);
            case STILLS -> stills(evidence, nowNanos);
            case ON_REQUEST -> onRequest(evidence, nowNanos);
        };
    }

    /// How long ago the newest picture came; where there are none, the newest message.
    private static @Nullable Duration age(Evidence evidence, long nowNanos) {
        if (evidence.source() != null) {
            return evidence.pictures().hasBeaten() ? evidence.pictures().sinceLast(nowNanos) : null;
        }
        return evidence.news().hasBeaten() ? evidence.news().sinceLast(nowNanos) : null;
    }

    private static @Nullable Duration ageBefore(@Nullable Earlier earlier, long nowNanos) {
        if (earlier == null) {
            return null;
        }
        Long filmed = earlier.filmedNanos();
        return Duration.ofNanos(nowNanos - (filmed == null ? earlier.heardNanos() : filmed));
    }

    /// How one stands that was there in an earlier run and has not been heard again, or null where there is more to go
    /// by. A film is missed although the camera speaks.
    private static @Nullable Freshness missed(Evidence evidence, long nowNanos) {
        Earlier earlier = evidence.earlier();
        if (earlier == null || evidence.pictures().hasBeaten()) {
            return null;
        }
        Long filmed = earlier.filmedNanos();
        if (filmed != null && evidence.listened().compareTo(SHORTEST_START) > 0) {
            Duration age = Duration.ofNanos(nowNanos - filmed);
            return new Freshness(State.STALE, age, "no picture since this station began to listen");
        }
        if (evidence.news().hasBeaten()) {
            return null;
        }
        Duration age = Duration.ofNanos(nowNanos - earlier.heardNanos());
        Duration usual = earlier.usual();
        if (usual != null && evidence.listened().compareTo(startPatience(usual)) > 0) {
            return new Freshness(State.STALE, age, "nothing heard since this station began to listen");
        }
        return evidence.state().latest() == null && !evidence.retainedPicture()
                ? new Freshness(State.WAITING, age, "nothing heard yet since this station began to listen")
                : null;
    }

    private static Duration startPatience(Duration usual) {
        Duration patience = Duration.ofNanos((long) (usual.toNanos() * GAPS));
        return patience.compareTo(SHORTEST_START) > 0 ? patience : SHORTEST_START;
    }

    /// A camera that speaks is there, whatever its last will said before.
    private static boolean spokeSince(Evidence evidence, CameraState.At<CameraEvent.PresenceChanged> presence) {
        return beatSince(evidence.pictures(), presence.arrival().nanos())
                || beatSince(evidence.news(), presence.arrival().nanos());
    }

    /// Not by a message that was still under way.
    private static boolean beatSince(Rhythm rhythm, long nanos) {
        return rhythm.hasBeaten()
                && rhythm.last() - nanos > Duration.ofSeconds(1).toNanos();
    }

    private static Freshness stream(Evidence evidence, long nowNanos) {
        Rhythm pictures = evidence.pictures();
        Duration age = pictures.sinceLast(nowNanos);
        if (isOverdue(pictures, age)) {
            return new Freshness(State.STALE, age, "no picture for " + inWords(age));
        }
        Duration same = Duration.ofNanos(nowNanos - evidence.repeatsSinceNanos());
        if (evidence.repeats() >= 3 && same.compareTo(FROZEN_AFTER) >= 0) {
            return new Freshness(State.FROZEN, same, "the same picture " + (evidence.repeats() + 1) + " times");
        }
        if (pictures.isKnown()
                && pictures.gapNow().compareTo(pictures.usualGap().multipliedBy(3)) > 0
                && pictures.gapNow().compareTo(Duration.ofMillis(400)) > 0) {
            return new Freshness(
                    State.SLOW,
                    age,
                    "every " + pictures.gapNow().toMillis() + " ms, usually "
                            + pictures.usualGap().toMillis());
        }
        return new Freshness(State.LIVE, age, "every " + pictures.gapNow().toMillis() + " ms");
    }

    /// Pictures with events, or every so often: old ones are shown as old, but their absence is no fault.
    private static Freshness stills(Evidence evidence, long nowNanos) {
        Duration age = evidence.pictures().sinceLast(nowNanos);
        return isOverdue(evidence.pictures(), age) || age.compareTo(STILL_PATIENCE) > 0
                ? new Freshness(State.LAST_KNOWN, age, "its last picture, " + inWords(age) + " old")
                : new Freshness(State.LIVE, age, "a picture with each event");
    }

    private static Freshness onRequest(Evidence evidence, long nowNanos) {
        Duration age = evidence.pictures().sinceLast(nowNanos);
        return isOverdue(evidence.pictures(), age) || age.compareTo(REQUEST_PATIENCE) > 0
                ? new Freshness(State.LAST_KNOWN, age, "asked for " + inWords(age) + " ago")
                : new Freshness(State.LIVE, age, "picture on request");
    }

    private static Freshness withoutPictures(
            Evidence evidence, CameraState.@Nullable At<CameraEvent.PresenceChanged> presence, @Nullable Duration age) {
        if (presence != null
                && presence.what().online()
                && evidence.state().id().role() != CameraRole.CAMERA) {
            return presence.arrival().retained()
                    ? new Freshness(
                            State.LAST_KNOWN, null, "“" + presence.what().word() + "”, kept by the broker")
                    : new Freshness(
                            State.LIVE, age, "it said “" + presence.what().word() + "”");
        }
        if (age == null) {
            boolean known = evidence.state().latest() != null;
            return known
                    ? new Freshness(State.LAST_KNOWN, null, "kept by the broker, its age is unknown")
                    : new Freshness(State.WAITING, null, "nothing heard yet");
        }
        if (!evidence.news().isKnown()) {
            return age.compareTo(PATIENCE) > 0
                    ? new Freshness(State.STALE, age, "nothing for " + inWords(age))
                    : new Freshness(State.LIVE, age, "spoke " + inWords(age) + " ago");
        }
        return isOverdue(evidence.news(), age)
                ? new Freshness(State.STALE, age, "nothing for " + inWords(age))
                : new Freshness(
                        State.LIVE, age, "every " + inWords(evidence.news().usualGap()));
    }

    private static boolean isOverdue(Rhythm rhythm, Duration age) {
        return age.compareTo(patience(rhythm)) > 0;
    }

    /// How long a sender may be silent.
    static Duration patience(Rhythm rhythm) {
        Duration usual = Duration.ofNanos((long) (rhythm.usualGap().toNanos() * GAPS));
        return usual.compareTo(SHORTEST_SILENCE) > 0 ? usual : SHORTEST_SILENCE;
    }

    /// A length of time as an operator reads it: `12 s`, `3 min`, `5 h`, `2 d`.
    static String inWords(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
