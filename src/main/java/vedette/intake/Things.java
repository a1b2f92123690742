package vedette.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a JSON message lists things with boxes, in the words of a mapping file.
///
/// @param list the place of the things: `detections[]`, `after`
/// @param label the label's place in a thing, or null where it has none
/// @param score the score's place in a thing, or null where it has none
/// @param box one place of four numbers, or four places; empty where there is none
/// @param form `xyxy` or `xywh`
public record Things(
        String list, @Nullable String label, @Nullable String score, List<String> box, String form) {
    public Things {
        box = List.copyOf(box);
    }
}
