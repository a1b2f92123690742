package vedette.model;

import java.util.Objects;

/// Who speaks: unique over all brokers, systems and installations.
///
/// @param broker the broker's name in the settings
/// @param system the dialect's id, such as `lightnvr`
/// @param installation the topic prefix under which it speaks: two installations of one system may share a broker
/// @param role what kind of thing it is
/// @param name its name on the wire, 1 to 128 characters without control characters
public record CameraId(String broker, String system, String installation, CameraRole role, String name) {
    /// The longest name that is taken: more is an attack or an accident.
    public static final int LONGEST_NAME = 128;

    public CameraId {
        Objects.requireNonNull(broker);
        Objects.requireNonNull(system);
        Objects.requireNonNull(installation);
        Objects.requireNonNull(role);
        if (!isName(name)) {
            throw new IllegalArgumentException("no camera name: " + Printable.text(name, 40));
        }
    }

    /// Whether a text from the wire can name a camera: 1 to 128 characters, none of them a control character, not
    /// only blanks and not a path step (`.` or `..`).
    public static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(CameraId::isUnprintable)
                && !name.equals(".")
                && !name.equals("..");
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /// One text for the whole identity, as used on the command line and in file names after escaping.
    public String key() {
        return broker + "/" + system + "/" + installation + "/" + name;
    }

    @Override
    public String toString() {
        return system + ":" + name;
    }
}
