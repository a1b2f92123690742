package vedette.dialect;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Numbers as plain text, as sensors and brokers publish them.
public final class DecimalText {
    private static final int LONGEST = 64;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");

    private DecimalText() {}

    /// The finite decimal number, blanks around it allowed, or nothing where the text is none. `NaN`,
    /// `Infinity`, hexadecimal forms and numbers beyond the range of a double are none.
    public static OptionalDouble parse(String text) {
        if (text.length() > LONGEST) {
            return OptionalDouble.empty();
        }
        String trimmed = text.strip();
        if (!DECIMAL.matcher(trimmed).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(trimmed);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
