package vedette.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a camera's configuration is read and written.
///
/// @param read the command that has the camera report it, or null where it reports by itself only
/// @param write the command that sets it, or null where it can't be set; its parameter [#CONFIG] is the whole
///     configuration as a JSON text, unknown fields included. Nobody gives it but who keeps what was set
/// @param schema what is known of the fields, those unknown to it are shown by what the camera sends; empty for nothing
public record ConfigAccess(
        @Nullable CommandSpec read, @Nullable CommandSpec write, List<ConfigField> schema) {
    /// The write command's parameter for the whole configuration.
    public static final String CONFIG = "config";

    /// Its parameter for the kind of configuration, as the camera reported it; empty where it named none.
    public static final String TYPE = "type";

    /// Its parameter for what is to be changed, as a JSON object of these fields alone: the camera must report them so
    /// to have confirmed it, and may report others as it likes. Empty for all fields.
    public static final String CHANGED = "changed";

    public ConfigAccess {
        schema = List.copyOf(schema);
    }
}
