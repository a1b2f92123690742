package vedette.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Dimension2D;
import org.jspecify.annotations.Nullable;
import vedette.settings.StationSettings;

/// How the window begins.
///
/// @param screen a screen's id, or `camera:` and a camera's name
/// @param theme the look for this run, or null for the one that is set
record WindowPlan(Dimension2D size, String screen, StationSettings.@Nullable Theme theme) {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    /// @throws UsageException when the text is not like `1440x900`
    static Dimension2D size(String text) throws UsageException {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("--size: “" + text + "” is no window size; give one like 1440x900");
        }
        return new Dimension2D(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
