package vedette.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.watchlist.ListKind;
import vedette.watchlist.Look;
import vedette.watchlist.Match;
import vedette.watchlist.Passings;
import vedette.watchlist.PlateText;
import vedette.watchlist.Validity;
import vedette.watchlist.Verdict;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.Watchlist;

/// How long a read of a plate takes to be decided, against a long list with wildcards, and whether all planted hits are
/// found. The stream is 100 reads a second of eight cameras by its own clock, given as fast as it is taken.
public final class WatchlistBench {
    private static final int READS_A_SECOND = 100;
    private static final int CAMERAS = 8;
    private static final int LOOKS = 5;
    private static final double LIMIT_MICROS = 1_000;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Instant BEGIN = Instant.parse("2026-11-20T12:00:00Z");

    private final Random random = new Random(5);
    private final Watchlist list;
    private final Map<String, WatchEntry> bare = new HashMap<>();
    private final Set<String> patterns = new HashSet<>();
    private final Histogram decisions = new Histogram(10_000_000_000L, 3);
    private final Histogram lookups = new Histogram(10_000_000_000L, 3);
    private final Passings passings = new Passings(ZoneId.of("UTC"));
    private final Map<String, Boolean> planted = new HashMap<>();
    private int planting;
    private int found;
    private int falseExact;
    private int onTheList;

    private WatchlistBench(int entries) {
        List<WatchEntry> all = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            String plate = i % 20 == 0 ? pattern() : plate();
            WatchEntry entry = WatchEntry.of(
                    plate,
                    i % 2 == 0 ? ListKind.BLOCK : ListKind.WATCH,
                    "",
                    Validity.ALWAYS,
                    WatchEntry.Source.IMPORT,
                    "",
                    BEGIN);
            all.add(entry);
            bare.put(entry.pattern(), entry);
            if (PlateText.isOpen(entry.pattern())) {
                patterns.add(entry.pattern());
            }
        }
        list = Watchlist.of(all);
    }

    /// Measures, and prints last `RATIO watchlist` (the median decision by the millisecond that is allowed).
    ///
    /// @param lasts how long the stream is, by its own clock
    /// @return the exit status: 1 where a planted hit was missed or a hit was false
    public static int run(PrintStream out, int entries, Duration lasts) {
        long began = System.nanoTime();
        WatchlistBench bench = new WatchlistBench(entries);
        out.printf(
                Locale.ROOT,
                "%,d entries, %,d of them with wildcards, ready after %.2f s%n",
                bench.list.entries().size(),
                bench.patterns.size(),
                (System.nanoTime() - began) / 1e9);
        int reads = (int) Math.max(20_000, lasts.toSeconds() * READS_A_SECOND);
        bench.stream(reads, 0); // the first run warms up
        bench.forget();
        bench.stream(reads, TimeGap.NANOS);
        bench.print(out, reads);
        boolean right = bench.found == bench.planting && bench.falseExact == 0;
        return right ? 0 : 1;
    }

    /// Apart enough that the runs share no passing.
    private static final class TimeGap {
        static final long NANOS = Duration.ofDays(1).toNanos();
    }

    private void forget() {
        decisions.reset();
        lookups.reset();
        planted.clear();
        planting = 0;
        found = 0;
        falseExact = 0;
        onTheList = 0;
    }

    private void stream(int reads, long start) {
        long step = Duration.ofSeconds(1).toNanos() / READS_A_SECOND;
        List<WatchEntry> exact = list.entries().stream()
                .filter(entry -> !PlateText.isOpen(entry.pattern()))
                .toList();
        String[] passing = IntStream.range(0, CAMERAS).mapToObj(i -> plate()).toArray(String[]::new);
        for (int i = 0; i < reads; i++) {
            int camera = i % CAMERAS;
            int look = i / CAMERAS % LOOKS;
            if (look == 0) {
                boolean plant = random.nextInt(10) == 0;
                passing[camera] =
                        plant ? exact.get(random.nextInt(exact.size())).pattern() : plate();
                if (plant && !planted.containsKey(passing[camera])) {
                    planted.put(passing[camera], false);
                    planting++;
                }
            }
            // One look of five is misread.
            String read = look == 2 ? misread(passing[camera]) : passing[camera];
            read(camera, read, look == 2 ? 0.6 : 0.93, i, start + i * step);
        }
        hear(passings.end(list));
    }

    private void read(int camera, String plate, double confidence, int message, long nanos) {
        CameraId id = new CameraId("bench", "lprserver", "lprserver", CameraRole.CAMERA, "CAM" + camera);
        Instant received = BEGIN.plusNanos(nanos);
        Look look = new Look(plate, confidence, message, nanos, received, received, null, false, "");
        long began = System.nanoTime();
        List<Verdict> verdicts = passings.heard(id, List.of(look), list);
        decisions.recordValue(System.nanoTime() - began);
        hear(verdicts);
        if (message % 20 == 19) {
            hear(passings.look(nanos, list));
        }
        long asked = System.nanoTime();
        @Nullable WatchEntry there = bare.get(plate);
        lookups.recordValue(System.nanoTime() - asked);
        onTheList += there == null ? 0 : 1; // so that the look-up is not optimised away
    }

    private void hear(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            Match match = verdict.match();
            if (verdict.stage() != Verdict.Stage.HIT || match == null) {
                continue;
            }
            String plate = PlateText.of(verdict.tally().plate());
            String pattern = match.entry().pattern();
            boolean same = pattern.equals(plate) || new vedette.search.Wildcard(pattern).matches(plate);
            falseExact += match.exact() && !same ? 1 : 0;
            Boolean before = planted.get(plate);
            if (before != null) {
                found += before ? 0 : 1;
                planted.put(plate, true);
            }
        }
    }

    private void print(PrintStream out, int reads) {
        out.printf(
                Locale.ROOT,
                "%,d reads, %d of them as on the list; %d of %d planted hits found, %d false exact%n",
                reads,
                onTheList,
                found,
                planting,
                falseExact);
        line(out, "decided by this program", decisions);
        line(out, "looked up in a HashMap ", lookups);
        out.printf(Locale.ROOT, "allowed, median            %10.2f µs%n", LIMIT_MICROS);
        out.printf(Locale.ROOT, "RATIO watchlist %.5f%n", decisions.getValueAtPercentile(50) / 1e3 / LIMIT_MICROS);
    }

    private static void line(PrintStream out, String what, Histogram times) {
        out.printf(
                Locale.ROOT,
                "%s    p50 %8.2f µs   p99 %8.2f µs   max %8.1f µs%n",
                what,
                times.getValueAtPercentile(50) / 1e3,
                times.getValueAtPercentile(99) / 1e3,
                times.getMaxValue() / 1e3);
    }

    private String plate() {
        StringBuilder plate = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            plate.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return plate.append(10_000 + random.nextInt(90_000)).toString();
    }

    private String pattern() {
        String plate = plate();
        return switch (random.nextInt(4)) {
            case 0 -> plate.substring(0, 6) + "*";
            case 1 -> "*" + plate.substring(2);
            case 2 -> plate.substring(0, 2) + "?" + plate.substring(3, 6) + "??";
            default -> "*" + plate.substring(1, 4) + "*" + plate.substring(5) + "*";
        };
    }

    private String misread(String plate) {
        int at = random.nextInt(plate.length());
        char other = LETTERS.charAt(random.nextInt(LETTERS.length()));
        return plate.substring(0, at) + other + plate.substring(at + 1);
    }
}
