package vedette.configuration;

import java.util.ArrayList;
import java.util.List;

/// A field's names from the outside in as one text, joined by dots. A dot within a name is written `\.`, a backslash
/// `\\`.
final class FieldPath {
    private FieldPath() {}

    static String join(String outer, String name) {
        String escaped = name.replace("\\", "\\\\").replace(".", "\\.");
        return outer.isEmpty() ? escaped : outer + "." + escaped;
    }

    static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && i + 1 < path.length()) {
                name.append(path.charAt(++i));
            } else if (c == '.') {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
    }
}
