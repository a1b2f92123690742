package vedette.station;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a bridge does to topics: takes one text off the beginning and puts another there.
///
/// @param strip what is taken off, may be empty
/// @param add what is put before the rest, may be empty
public record TopicRenaming(String strip, String add) {
    /// MQTT's own limit, in bytes of UTF-8.
    static final int LONGEST_TOPIC = 65_535;

    /// The topic at the other broker, or null where there can be none: it does not begin as it must, nothing is left of
    /// it, it is too long or belongs to the broker itself.
    @Nullable
    String renamed(String topic) {
        if (!topic.startsWith(strip)) {
            return null;
        }
        String renamed = add + topic.substring(strip.length());
        boolean possible = !renamed.isEmpty()
                && !renamed.startsWith("$")
                && renamed.indexOf('+') < 0
                && renamed.indexOf('#') < 0
                && renamed.indexOf('\0') < 0
                && renamed.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TOPIC;
        return possible ? renamed : null;
    }
}
