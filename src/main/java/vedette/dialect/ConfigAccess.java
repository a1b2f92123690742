package vedette.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a camera's configuration is read and written.
///
/// @param read the command that has the camera report it, or null where it reports by itself only
/// @param write the command that sets it, or null where it can't be set; its parameter [#CONFIG] is the whole
///     configuration as a JSON text, unknown fields included
/// @param schema what is known of the fields, those unknown to it are shown by what the camera sends; empty for nothing
public record ConfigAccess(
        @Nullable CommandSpec read, @Nullable CommandSpec write, List<ConfigField> schema) {
    /// The write command's parameter.
    public static final String CONFIG = "config";

    public ConfigAccess {
        schema = List.copyOf(schema);
    }
}
