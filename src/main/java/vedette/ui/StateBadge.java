package vedette.ui;

import java.time.Duration;
import java.util.Locale;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import vedette.model.Freshness;

/// How fresh a camera is, as a word in a colour: `LIVE`, `FROZEN`, `STALE 00:12`. On the FX thread.
public final class StateBadge extends Label {
    private @Nullable String drawn;

    public StateBadge() {
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
    }

    /// Draws the state, with the running age where that is what matters.
    public void update(Freshness freshness) {
        String text = text(freshness);
        if (!text.equals(drawn)) {
            drawn = text;
            setText(text);
            getStyleClass().removeAll("success", "warning", "danger");
            String colour = colour(freshness.state());
            if (!colour.isEmpty()) {
                getStyleClass().add(colour);
            }
        }
    }

    private static String text(Freshness freshness) {
        return switch (freshness.state()) {
            case LIVE -> "LIVE";
            case SLOW -> "SLOW";
            case WAITING -> "WAITING";
            case LAST_KNOWN -> "LAST KNOWN";
            case FROZEN -> "FROZEN";
            case STALE -> "STALE " + clock(freshness.age());
            case OFFLINE -> "OFFLINE";
            case DEAF -> "NOT CONNECTED";
        };
    }

    /// The style class of a state's colour, empty for none.
    static String colour(Freshness.State state) {
        return switch (state) {
            case LIVE -> "success";
            case SLOW, STALE, LAST_KNOWN -> "warning";
            case FROZEN, OFFLINE, DEAF -> "danger";
            case WAITING -> "";
        };
    }

    private static String clock(@Nullable Duration age) {
        if (age == null) {
            return "";
        }
        long seconds = age.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
