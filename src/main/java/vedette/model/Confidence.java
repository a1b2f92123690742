package vedette.model;

/// Scores between 0 and 1.
public final class Confidence {
    private Confidence() {}

    /// @throws IllegalArgumentException when the value is not a number from 0 to 1
    public static double require(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(value + " is no score from 0 to 1");
        }
        return value;
    }
}
