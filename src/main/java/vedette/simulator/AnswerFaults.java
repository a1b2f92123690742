package vedette.simulator;

import java.time.Duration;

/// What goes wrong with the answers of simulated cameras, devices and servers: each with its own chance, so that
/// several may befall one answer. Different delays put answers out of order.
///
/// @param lost never sent, 0 to 1, as all chances here
/// @param doubled sent twice
/// @param delayed sent later, by up to the longest delay
/// @param longest the longest delay
/// @param foreign sent for another command than the one that was given
/// @param unknown sent with a status that nobody knows, and without a word of success
/// @param rubbish sent as something that can't be read
public record AnswerFaults(
        double lost, double doubled, double delayed, Duration longest, double foreign, double unknown, double rubbish) {
    /// All answers as they should be.
    public static final AnswerFaults NONE = new AnswerFaults(0, 0, 0, Duration.ZERO, 0, 0, 0);

    /// @throws IllegalArgumentException when a chance is none, or the delay is negative
    public AnswerFaults {
        for (double chance : new double[] {lost, doubled, delayed, foreign, unknown, rubbish}) {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("no chance from 0 to 1: " + chance);
            }
        }
        if (longest.isNegative()) {
            throw new IllegalArgumentException("no delay: " + longest);
        }
    }

    /// Each of them with the same chance.
    public static AnswerFaults each(double chance, Duration longest) {
        return new AnswerFaults(chance, chance, chance, longest, chance, chance, chance);
    }
}
