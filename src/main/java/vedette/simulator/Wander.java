package vedette.simulator;

import java.util.Random;

/// A value that wanders between two bounds, as a processor's load or a temperature does.
final class Wander {
    private final Random random;
    private final double low;
    private final double high;
    private double value;

    Wander(Random random, double low, double high) {
        this.random = random;
        this.low = low;
        this.high = high;
        value = low + (high - low) * (0.3 + 0.4 * random.nextDouble());
    }

    /// The next value, rounded to one place after the point.
    double next() {
        double range = high - low;
        double home = (low + high) / 2;
        value = Math.clamp(value + 0.04 * range * random.nextGaussian() + 0.03 * (home - value), low, high);
        return Math.round(value * 10) / 10.0;
    }
}
