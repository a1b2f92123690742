package vedette.dialect;

import java.util.Map;

/// One installation of a camera system on a broker: several may share a broker under different prefixes.
///
/// @param name what tells it from others of the same system; usually its prefix
/// @param prefix the topic prefix without a slash at its end; empty where the system has none
/// @param options further topics and words that the dialect names, by name
public record Installation(String name, String prefix, Map<String, String> options) {
    public Installation {
        if (prefix.endsWith("/") || prefix.indexOf('+') >= 0 || prefix.indexOf('#') >= 0 || prefix.indexOf('{') >= 0) {
            throw new IllegalArgumentException("no topic prefix: " + prefix);
        }
        options = Map.copyOf(options);
    }

    public static Installation under(String prefix) {
        return new Installation(prefix, prefix, Map.of());
    }

    /// The option of this name, or the value to use where the settings give none.
    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
