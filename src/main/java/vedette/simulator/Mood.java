package vedette.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Scores of emotions that change smoothly: one label prevails for a while, then another. They need not sum
/// to 1.
final class Mood {
    private final Random random;
    private final Map<String, Double> scores = new LinkedHashMap<>();
    private String prevailing;
    private int stepsLeft;

    /// @param labels at least one; the first prevails at first
    Mood(Random random, List<String> labels) {
        this.random = random;
        for (String label : labels) {
            scores.put(label, 0.1 + 0.2 * random.nextDouble());
        }
        prevailing = labels.getFirst();
        scores.put(prevailing, 0.7);
        stepsLeft = 8 + random.nextInt(8);
    }

    /// The next scores, each from 0 to 1, in the order of the labels.
    Map<String, Double> next() {
        if (stepsLeft-- <= 0) {
            List<String> labels = List.copyOf(scores.keySet());
            prevailing = labels.get(random.nextInt(labels.size()));
            stepsLeft = 6 + random.nextInt(12);
        }
        scores.replaceAll((label, score) -> {
            double goal = label.equals(prevailing) ? 0.88 : 0.12;
            return Math.clamp(score + 0.35 * (goal - score) + 0.04 * random.nextGaussian(), 0.01, 0.99);
        });
        return new LinkedHashMap<>(scores);
    }

    /// The label with the highest score.
    static Map.Entry<String, Double> strongest(Map<String, Double> scores) {
        return scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    }
}
