package vedette.watchlist;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;

/// Gathers the reads of each passing and votes on them, so that one passing is one hit and a misread alone is none.
///
/// A read belongs to a passing of its camera whose last read is at most [#WINDOW] old and one of whose readings
/// it may be: the same, or the same after confused and unread characters; one character off only while the last
/// read is at most [#SILENCE] old, for the next vehicle's plate may be that, too. Two plates of one message are
/// two vehicles, and those that are known already find theirs first. The leading reading is the one with the most
/// confidence in sum. It is a hit where a list knows it, once, and as soon as
///
/// - two looks agree on it and it has more than half of all votes; or
/// - one look is sure ([#SURE]) and nothing else was read for [#SETTLED]; or
/// - nothing was read for [#SILENCE], or reading has gone on for [#LATEST] without any of these: then the vote
///   decides as it stands.
///
/// A time-out of its own means that a single doubtful read fires too, only later: what the camera reads once is all
/// that is known. Thread-safe.
public final class Passings {
    /// A read this long after the last one is another passing: 8 seconds.
    public static final Duration WINDOW = Duration.ofSeconds(8);
    /// Nothing was read for this long, so that what was read decides: 2 seconds.
    public static final Duration SILENCE = Duration.ofSeconds(2);
    /// A single sure look waits this long for another that contradicts it: 1 second.
    public static final Duration SETTLED = Duration.ofSeconds(1);
    /// However much is still read, after this the vote decides: 5 seconds.
    public static final Duration LATEST = Duration.ofSeconds(5);
    /// A look with this confidence is sure.
    public static final double SURE = 0.9;

    /// Passings of one camera at once; with more, the oldest is over.
    static final int MOST_OF_ONE = 64;
    /// Passings of all cameras at once; with more, the oldest is over.
    static final int MOST = 2_048;

    private final ZoneId zone;
    private final Map<CameraId, List<Passing>> open = new LinkedHashMap<>();
    private int count;

    /// @param zone the station's, for weekdays and times of day
    public Passings(ZoneId zone) {
        this.zone = zone;
    }

    /// A plate in a message, as it is compared.
    private record Seen(Look look, String plate) {}

    /// What a list knows of a passing.
    ///
    /// @param plate which of its readings
    private record Found(Match match, String plate) {}

    /// Takes the looks of one message.
    ///
    /// @return what follows from it, in order; usually nothing
    public synchronized List<Verdict> heard(CameraId camera, List<Look> looks, Watchlist list) {
        List<Seen> plates = new ArrayList<>();
        for (Look each : looks) {
            String plate = PlateText.of(each.read());
            if (!plate.isEmpty() && plate.length() <= PlateText.LONGEST) {
                plates.add(new Seen(each, plate));
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        if (!plates.isEmpty()) {
            List<Passing> passings = open.computeIfAbsent(camera, unknown -> new ArrayList<>());
            if (plates.size() > 1) {
                Map<Seen, Integer> fits = new HashMap<>();
                plates.forEach(each -> fits.put(each, fit(best(passings, each), each)));
                plates.sort(Comparator.comparing(fits::get));
            }
            plates.forEach(each -> take(camera, passings, each, list, verdicts));
        }
        return verdicts;
    }

    private void take(CameraId camera, List<Passing> passings, Seen seen, Watchlist list, List<Verdict> verdicts) {
        Passing passing = best(passings, seen);
        if (passing == null) {
            passing = begin(camera, passings, seen.look, list, verdicts);
        }
        List<Look> leaving = passing.add(seen.look, seen.plate);
        if (!leaving.isEmpty()) {
            Passing behind = begin(camera, passings, leaving.getFirst(), list, verdicts);
            leaving.forEach(each -> behind.add(each, seen.plate));
            passing = behind;
        }
        judge(camera, passing, seen.look.nanos(), list, verdicts);
    }

    private static @Nullable Passing best(List<Passing> passings, Seen seen) {
        Passing best = null;
        for (Passing each : passings.reversed()) {
            if (fit(each, seen) < fit(best, seen)) {
                best = each;
            }
        }
        return best;
    }

    /// The smaller the better.
    private static int fit(@Nullable Passing passing, Seen seen) {
        int fit = passing == null ? Passing.APART : passing.fit(seen.look, seen.plate);
        return fit == Passing.APART ? Integer.MAX_VALUE : fit;
    }

    private Passing begin(CameraId camera, List<Passing> passings, Look look, Watchlist list, List<Verdict> verdicts) {
        if (passings.size() >= MOST_OF_ONE) {
            end(camera, passings.removeFirst(), list, verdicts);
        } else if (count >= MOST) {
            endOldest(list, verdicts);
        }
        Passing made = new Passing(look);
        passings.add(made);
        count++;
        return made;
    }

    private void endOldest(Watchlist list, List<Verdict> verdicts) {
        CameraId whose = null;
        long oldest = 0;
        for (Map.Entry<CameraId, List<Passing>> each : open.entrySet()) {
            if (!each.getValue().isEmpty()) {
                long began = each.getValue().getFirst().first().nanos();
                if (whose == null || began - oldest < 0) {
                    whose = each.getKey();
                    oldest = began;
                }
            }
        }
        List<Passing> passings = whose == null ? null : open.get(whose);
        if (whose != null && passings != null) {
            end(whose, passings.removeFirst(), list, verdicts);
        }
    }

    /// Decides what has waited long enough, and ends what is over.
    ///
    /// @param nanos now, by the station's monotonic clock
    public synchronized List<Verdict> look(long nanos, Watchlist list) {
        List<Verdict> verdicts = new ArrayList<>();
        Iterator<Map.Entry<CameraId, List<Passing>>> cameras = open.entrySet().iterator();
        while (cameras.hasNext()) {
            Map.Entry<CameraId, List<Passing>> each = cameras.next();
            Iterator<Passing> passings = each.getValue().iterator();
            while (passings.hasNext()) {
                Passing passing = passings.next();
                judge(each.getKey(), passing, nanos, list, verdicts);
                if (nanos - passing.last().nanos() > WINDOW.toNanos()) {
                    passings.remove();
                    end(each.getKey(), passing, list, verdicts);
                }
            }
            if (each.getValue().isEmpty()) {
                cameras.remove();
            }
        }
        return verdicts;
    }

    /// Ends all passings: the station closes.
    public synchronized List<Verdict> end(Watchlist list) {
        List<Verdict> verdicts = new ArrayList<>();
        open.forEach((camera, passings) -> passings.forEach(each -> end(camera, each, list, verdicts)));
        open.clear();
        count = 0;
        return verdicts;
    }

    /// How many are gathered just now.
    public synchronized int open() {
        return count;
    }

    private void judge(CameraId camera, Passing passing, long nanos, Watchlist list, List<Verdict> verdicts) {
        boolean untold = passing.told() == null;
        boolean safe = isSafe(passing, passing.tally(), nanos);
        if (untold && !safe) {
            return;
        }
        Found found = found(passing, list);
        if (untold) {
            if (found != null) {
                say(camera, passing, Verdict.Stage.HIT, found, verdicts);
            }
        } else if (safe && found != null && passing.isHigher(found.match)) {
            say(camera, passing, Verdict.Stage.HIGHER, found, verdicts);
        } else if (passing.hasMoreToTell()) {
            say(camera, passing, Verdict.Stage.GOES_ON, found, verdicts);
        }
    }

    private static boolean isSafe(Passing passing, Tally tally, long nanos) {
        long silent = nanos - passing.last().nanos();
        boolean agreed = tally.agreeing() >= 2 && tally.share() > 0.5;
        boolean sure = tally.agreeing() == tally.looks() && tally.best() >= SURE && silent >= SETTLED.toNanos();
        boolean due = silent >= SILENCE.toNanos() || nanos - passing.first().nanos() >= LATEST.toNanos();
        return agreed || sure || due;
    }

    private @Nullable Found found(Passing passing, Watchlist list) {
        String leading = passing.plate();
        Match led = matched(leading, passing, list);
        Found best = led == null ? null : new Found(led, leading);
        for (String rival : passing.rivals()) {
            Match match = matched(rival, passing, list);
            if (match != null && match.exact()) {
                Match doubtful = match.inDoubt();
                best = best == null || doubtful.isHigherThan(best.match) ? new Found(doubtful, rival) : best;
            }
        }
        return best;
    }

    private @Nullable Match matched(String plate, Passing passing, Watchlist list) {
        return list.matchCompared(plate, passing.last().happened(), zone);
    }

    private void end(CameraId camera, Passing passing, Watchlist list, List<Verdict> verdicts) {
        count--;
        Verdict told = passing.told();
        Found found = found(passing, list);
        if (told == null) {
            if (found != null) {
                say(camera, passing, Verdict.Stage.HIT, found, verdicts);
            }
            return;
        }
        boolean more = told.stage() == Verdict.Stage.GOES_ON || passing.hasMoreToTell();
        if (found != null && passing.isHigher(found.match)) {
            say(camera, passing, Verdict.Stage.HIGHER, found, verdicts);
        } else if (more) {
            say(camera, passing, Verdict.Stage.OVER, found, verdicts);
        }
    }

    private static void say(
            CameraId camera, Passing passing, Verdict.Stage stage, @Nullable Found found, List<Verdict> verdicts) {
        Verdict verdict = new Verdict(
                passing.id(),
                camera,
                stage,
                found == null ? null : found.match,
                found == null ? passing.tally() : passing.tally(found.plate),
                passing.last());
        passing.tell(verdict);
        verdicts.add(verdict);
    }
}
