package vedette.watchlist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One vehicle that passes one camera: what was read of its plate so far, and the vote on it. A look's vote weighs as
/// much as its confidence. Confined to whoever holds the lock of its [Passings].
final class Passing {
    /// More different readings of one plate are no longer told apart: their votes are lost.
    private static final int MOST_VARIANTS = 16;

    /// A claimed time further off than this tells of another passing, among reads that came late.
    private static final Duration ANOTHER_TIME = Duration.ofSeconds(60);

    /// So many looks in a row at another plate than the leading one are another vehicle behind the first.
    static final int ANOTHER_IN_A_ROW = 3;

    /// The smallest weight: a camera that is sure of nothing still saw something.
    private static final double LEAST_WEIGHT = 0.05;

    private final UUID id = UUID.randomUUID();
    private final Map<String, Votes> variants = new LinkedHashMap<>();
    private final Look first;
    private Look last;
    private int looks;
    private double weight;
    private List<Look> row = new ArrayList<>();
    private String rowPlate = "";
    private @Nullable Verdict told;
    private int looksWhenTold;

    /// The votes for one reading.
    private static final class Votes {
        private final Look sample;
        private int looks;
        private double weight;
        private double best;

        Votes(Look sample) {
            this.sample = sample;
        }
    }

    Passing(Look look) {
        first = look;
        last = look;
    }

    UUID id() {
        return id;
    }

    Look first() {
        return first;
    }

    Look last() {
        return last;
    }

    int looks() {
        return looks;
    }

    /// How well a look fits: 0 where this reading was seen before, 1 where it may be the same plate confused, 2 where
    /// one character differs; -1 where it is another vehicle's.
    int fit(Look look, String plate, long window) {
        boolean apart = look.nanos() - last.nanos() > window || look.late() != last.late() || isAnotherTime(look);
        if (apart) {
            return -1;
        }
        if (variants.containsKey(plate)) {
            return 0;
        }
        if (look.message() == last.message()) {
            return -1;
        }
        String skeleton = PlateText.skeleton(plate);
        boolean near = false;
        for (String variant : variants.keySet()) {
            if (PlateText.skeleton(variant).equals(skeleton)) {
                return 1;
            }
            near |= PlateText.isNear(variant, plate);
        }
        return near ? 2 : -1;
    }

    private boolean isAnotherTime(Look look) {
        return look.late()
                && look.claimed() != null
                && last.claimed() != null
                && Duration.between(last.claimed(), look.claimed()).abs().compareTo(ANOTHER_TIME) > 0;
    }

    /// Takes a look.
    ///
    /// @return the looks that are another vehicle's, which leave this passing; usually none
    List<Look> add(Look look, String plate) {
        vote(look, plate, 1);
        last = look;
        if (!plate.equals(rowPlate)) {
            row = new ArrayList<>();
            rowPlate = plate;
        }
        row.add(look);
        if (row.size() != ANOTHER_IN_A_ROW || looks == row.size() || isSameVehicle(plate)) {
            return List.of();
        }
        List<Look> leaving = row;
        row = new ArrayList<>();
        rowPlate = "";
        leaving.forEach(each -> vote(each, plate, -1));
        return leaving;
    }

    /// Whether a plate that is read again and again may still be this vehicle's.
    private boolean isSameVehicle(String plate) {
        String skeleton = PlateText.skeleton(plate);
        Votes own = variants.get(plate);
        boolean newcomer = own != null && own.looks == row.size();
        return !newcomer
                || variants.entrySet().stream()
                        .filter(each -> !each.getKey().equals(plate))
                        .noneMatch(each -> each.getValue().looks > 1
                                && !PlateText.skeleton(each.getKey()).equals(skeleton));
    }

    private void vote(Look look, String plate, int sign) {
        Votes votes = variants.get(plate);
        if (votes == null) {
            if (variants.size() >= MOST_VARIANTS) {
                looks += sign;
                return;
            }
            votes = new Votes(look);
            variants.put(plate, votes);
        }
        double own = Math.max(LEAST_WEIGHT, look.confidence());
        votes.looks += sign;
        votes.weight += sign * own;
        votes.best = Math.max(votes.best, look.confidence());
        looks += sign;
        weight += sign * own;
        if (votes.looks <= 0) {
            variants.remove(plate);
        }
    }

    /// The reading that leads: the most weight, then the most looks, then the earliest.
    private Map.Entry<String, Votes> leading() {
        return variants.entrySet().stream()
                .max(Comparator.comparingDouble((Map.Entry<String, Votes> each) -> each.getValue().weight)
                        .thenComparingInt(each -> each.getValue().looks)
                        .thenComparing(each -> each.getValue().sample.nanos(), Comparator.reverseOrder()))
                .orElseThrow();
    }

    /// The plate that leads, as it is compared.
    String plate() {
        return leading().getKey();
    }

    /// How the vote stands.
    Tally tally() {
        Map.Entry<String, Votes> leader = leading();
        List<Tally.Other> others = new ArrayList<>();
        variants.forEach((plate, votes) -> {
            if (!plate.equals(leader.getKey())) {
                others.add(new Tally.Other(votes.sample.read(), votes.looks));
            }
        });
        Votes votes = leader.getValue();
        return new Tally(
                votes.sample.read(),
                votes.looks,
                looks,
                votes.weight / Math.max(weight, LEAST_WEIGHT),
                votes.best,
                others);
    }

    /// What was said of this passing, or null while nothing was.
    @Nullable
    Verdict told() {
        return told;
    }

    void tell(Verdict verdict) {
        told = verdict;
        looksWhenTold = looks;
    }

    /// Whether looks came after the last word on it.
    boolean hasMoreToTell() {
        return looks > looksWhenTold;
    }
}
