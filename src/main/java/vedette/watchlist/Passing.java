package vedette.watchlist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One vehicle that passes one camera: what was read of its plate so far, and the vote on it. A look's vote weighs as
/// much as its confidence. Confined to whoever holds the lock of its [Passings].
final class Passing {
    /// More different readings of one plate are no longer told apart: their votes are lost.
    private static final int MOST_VARIANTS = 16;

    static final int APART = -1;
    static final int SEEN = 0;
    static final int ALIKE = 1;
    static final int NEAR = 2;

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
    /// The first looks in a row at one plate, as many as may have to leave together.
    private List<Look> row = new ArrayList<>();
    private int inRow;
    private String rowPlate = "";
    private @Nullable Verdict told;
    private @Nullable Match highest;
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

    /// How many looks are at hand to leave together.
    int rowKept() {
        return row.size();
    }

    /// How well a look fits: [#SEEN] where this reading was seen before, [#ALIKE] where it may be the same plate,
    /// confused or not wholly read, [#NEAR] where one character differs; [#APART] where it is another vehicle's.
    /// What is only near must come before the passing has fallen silent: the next vehicle's plate may be near,
    /// too.
    int fit(Look look, String plate) {
        Duration since = since(look);
        if (look.late() != last.late() || since.compareTo(Passings.WINDOW) > 0) {
            return APART;
        }
        if (variants.containsKey(plate)) {
            return SEEN;
        }
        if (look.message() == last.message()) {
            return APART;
        }
        boolean near = false;
        for (String variant : variants.keySet()) {
            if (PlateText.mayBeSame(variant, plate)) {
                return ALIKE;
            }
            near |= PlateText.isNear(variant, plate);
        }
        return near && since.compareTo(Passings.SILENCE) <= 0 ? NEAR : APART;
    }

    /// How long after the last look this one was. What came late came in a burst: when it was read counts.
    private Duration since(Look look) {
        Duration came = Duration.ofNanos(look.nanos() - last.nanos());
        Duration happened = Duration.between(last.happened(), look.happened()).abs();
        return look.late() && happened.compareTo(came) > 0 ? happened : came;
    }

    /// Takes a look.
    ///
    /// @return the looks that are another vehicle's, which leave this passing; usually none
    List<Look> add(Look look, String plate) {
        vote(look, plate, 1);
        last = look;
        if (!plate.equals(rowPlate)) {
            row = new ArrayList<>(ANOTHER_IN_A_ROW);
            inRow = 0;
            rowPlate = plate;
        }
        inRow++;
        if (inRow > ANOTHER_IN_A_ROW) {
            return List.of();
        }
        row.add(look);
        if (inRow != ANOTHER_IN_A_ROW || looks == inRow || isSameVehicle(plate)) {
            return List.of();
        }
        List<Look> leaving = row;
        row = new ArrayList<>();
        inRow = 0;
        rowPlate = "";
        leaving.forEach(each -> vote(each, plate, -1));
        return leaving;
    }

    /// Whether a plate that is read again and again may still be this vehicle's.
    private boolean isSameVehicle(String plate) {
        Votes own = variants.get(plate);
        boolean newcomer = own != null && own.looks == inRow;
        return !newcomer
                || variants.entrySet().stream()
                        .filter(each -> !each.getKey().equals(plate))
                        .noneMatch(each -> each.getValue().looks > 1 && !PlateText.mayBeSame(each.getKey(), plate));
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

    /// Readings that do not lead, that the camera was sure of, and that the leading one does not outvote by two
    /// to one: a camera that reads each vehicle once may have seen another vehicle there.
    List<String> rivals() {
        Map.Entry<String, Votes> leader = leading();
        return variants.entrySet().stream()
                .filter(each -> !each.getKey().equals(leader.getKey()))
                .filter(each -> each.getValue().best >= Passings.SURE)
                .filter(each -> leader.getValue().looks < 2 * each.getValue().looks)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How the vote stands.
    Tally tally() {
        return tally(leading().getKey());
    }

    /// How the vote stands for one of the readings.
    Tally tally(String reading) {
        List<Tally.Other> others = new ArrayList<>();
        variants.forEach((plate, votes) -> {
            if (!plate.equals(reading)) {
                others.add(new Tally.Other(votes.sample.read(), votes.looks));
            }
        });
        Votes votes = Objects.requireNonNull(variants.get(reading));
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
        Match match = verdict.match();
        boolean aloud = verdict.stage() == Verdict.Stage.HIT || verdict.stage() == Verdict.Stage.HIGHER;
        if (aloud && match != null && (highest == null || match.isHigherThan(highest))) {
            highest = match;
        }
        told = verdict;
        looksWhenTold = looks;
    }

    /// Whether this is more than what was said of it so far.
    boolean isHigher(Match match) {
        return highest != null && match.isHigherThan(highest);
    }

    /// Whether looks came after the last word on it.
    boolean hasMoreToTell() {
        return looks > looksWhenTold;
    }
}
