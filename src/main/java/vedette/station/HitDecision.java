package vedette.station;

/// What the operator says of a hit.
public enum HitDecision {
    RIGHT_ACT("right, acted on"),
    MISREAD("a misread"),
    RIGHT_NO_ACTION("right, no action");

    private final String words;

    HitDecision(String words) {
        this.words = words;
    }

    /// As it stands in the log.
    public String inWords() {
        return words;
    }
}
