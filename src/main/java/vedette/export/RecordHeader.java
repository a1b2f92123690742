package vedette.export;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a record's header says that matters for its proof.
///
/// @param message the SHA-256 of the message, or null where there was none
/// @param picture the SHA-256 of the picture, or null where it has none
/// @param entries how many entries it has
record RecordHeader(
        @Nullable String message, @Nullable String picture, int entries) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @throws ExportException when it is no header of a record
    static RecordHeader parse(long id, byte[] header) throws ExportException {
        try {
            JsonNode root = JSON.readTree(header);
            return new RecordHeader(
                    hash(root.path("message").path("sha256")),
                    hash(root.path("picture").path("sha256")),
                    root.path("entries").size());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ExportException(
                    "The record " + id + " can't be read. Run “vedette verify” on the log to see what is wrong.", e);
        }
    }

    private static @Nullable String hash(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String hash = value.isString() ? value.stringValue() : "";
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no hash: " + hash);
        }
        return hash;
    }
}
