package vedette.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where one installation of a camera system speaks. If there is at least one for a system, the system's own defaults
/// no longer hold.
///
/// @param system a camera system's id
/// @param name what tells it from others of its system; its prefix unless it is given
/// @param broker the broker that it speaks to, or null for all
/// @param prefix its topic prefix, may be empty
/// @param options further topics and words that the system names
public record InstallationSettings(
        String system, String name, @Nullable String broker, String prefix, Map<String, String> options) {
    public InstallationSettings {
        options = Map.copyOf(options);
    }
}
