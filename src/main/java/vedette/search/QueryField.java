package vedette.search;

import java.util.Arrays;
import java.util.Optional;

/// What one can narrow by in a typed search.
public enum QueryField {
    CAMERA("camera"),
    KIND("kind"),
    SEVERITY("severity"),
    SYSTEM("system"),
    LABEL("label"),
    ZONE("zone"),
    PLATE("plate"),
    SCORE("score"),
    AFTER("after"),
    BEFORE("before"),
    ON("on");

    private final String word;

    QueryField(String word) {
        this.word = word;
    }

    /// How it is typed, without the colon.
    public String word() {
        return word;
    }

    static Optional<QueryField> of(String typed) {
        return Arrays.stream(values())
                .filter(field -> field.word.equalsIgnoreCase(typed))
                .findFirst();
    }
}
