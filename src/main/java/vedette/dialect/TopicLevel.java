package vedette.dialect;

import vedette.model.CameraId;
import vedette.model.Printable;

/// Names as levels of topics. A name that came in a message may hold what would make another topic of it. Pure.
public final class TopicLevel {
    private TopicLevel() {}

    /// Whether a topic can have this name as one of its levels.
    public static boolean isOne(String name) {
        return CameraId.isName(name)
                && name.indexOf('/') < 0
                && name.indexOf('+') < 0
                && name.indexOf('#') < 0
                && !name.startsWith("$");
    }

    /// The name, which is to be a level.
    ///
    /// @throws IllegalArgumentException when no topic can have it; says so in a sentence
    public static String of(String name) {
        if (!isOne(name)) {
            throw new IllegalArgumentException("“" + Printable.text(name, 60)
                    + "” can't be part of a topic: there is no way to tell this one anything");
        }
        return name;
    }
}
