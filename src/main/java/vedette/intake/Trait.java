package vedette.intake;

/// Something that a payload shows.
public enum Trait {
    PICTURE("a picture"),
    PIECES("a picture in pieces"),
    BOXES("boxes"),
    PLATES("number plates"),
    SCORES("scores"),
    HEALTH("health"),
    PRESENCE("online/offline"),
    MOTION("motion"),
    DISCOVERY("Home Assistant discovery"),
    VALUES("values"),
    TEXT("text");

    private final String words;

    Trait(String words) {
        this.words = words;
    }

    /// As an operator reads it.
    public String words() {
        return words;
    }

    /// Whether only cameras show it.
    public boolean isOfACamera() {
        return switch (this) {
            case PICTURE, PIECES, BOXES, PLATES, SCORES -> true;
            case HEALTH, PRESENCE, MOTION, DISCOVERY, VALUES, TEXT -> false;
        };
    }
}
