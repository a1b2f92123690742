package vedette.dialect.mapping;

import java.util.List;
import java.util.Map;

/// A camera system as its file describes it, with one choice of its options.
///
/// @param id lower-case letters and digits
/// @param heard whether the system is listened for by itself
/// @param prefix the usual topic prefix, may be empty
/// @param watch further prefixes below which everything is watched
record Mapping(
        String id,
        String name,
        boolean heard,
        String prefix,
        List<String> watch,
        Map<String, String> options,
        List<MappedTopic> topics,
        List<MappedCommand> commands) {
    Mapping {
        watch = List.copyOf(watch);
        options = Map.copyOf(options);
        topics = List.copyOf(topics);
        commands = List.copyOf(commands);
    }
}
