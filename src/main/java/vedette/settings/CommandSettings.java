package vedette.settings;

import java.time.Duration;

/// How patient the station is with commands.
///
/// @param patience when a command expires after it was given, 1 second to 1 hour
/// @param tries how often it is sent at most, 1 to 10
/// @param apart the time between two tries, 1 second to 10 minutes
/// @param bound how many commands may be under way at once, 1 to 10,000; more are refused
public record CommandSettings(Duration patience, int tries, Duration apart, int bound) {
    public static final CommandSettings USUAL =
            new CommandSettings(Duration.ofSeconds(30), 3, Duration.ofSeconds(10), 1000);

    /// @throws IllegalArgumentException when a value is out of its range; says which and what is allowed
    public CommandSettings {
        require(patience, "patience", Duration.ofHours(1));
        require(apart, "apart", Duration.ofMinutes(10));
        if (tries < 1 || tries > 10) {
            throw new IllegalArgumentException("tries: 1 to 10, not " + tries);
        }
        if (bound < 1 || bound > 10_000) {
            throw new IllegalArgumentException("bound: 1 to 10000, not " + bound);
        }
    }

    private static void require(Duration value, String name, Duration most) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + ": 1 to " + most.toSeconds() + " seconds");
        }
    }
}
