package vedette.model;

import org.jspecify.annotations.Nullable;

/// One value that a camera, sensor or server reports about itself or its surroundings: a number with a unit, or a word.
///
/// @param number the value where it is a number, finite; else null
/// @param word the value where it is a word (`connected`); else null
/// @param unit the unit of the number (`%`, `°C`, `hPa`, `s`), empty where it has none
public record Reading(@Nullable Double number, @Nullable String word, String unit) {
    public Reading {
        if ((number == null) == (word == null)) {
            throw new IllegalArgumentException("a reading is a number or a word");
        }
        if (number != null && !Double.isFinite(number)) {
            throw new IllegalArgumentException("not a finite number: " + number);
        }
    }

    public static Reading of(double number, String unit) {
        return new Reading(number, null, unit);
    }

    public static Reading of(String word) {
        return new Reading(null, word, "");
    }

    /// The value as an operator reads it: `42.5 °C`, `connected`.
    public String text() {
        if (word != null) {
            return word;
        }
        double value = java.util.Objects.requireNonNull(number);
        String digits = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(java.util.Locale.ROOT, "%.1f", value);
        return unit.isEmpty() ? digits : digits + " " + unit;
    }
}
