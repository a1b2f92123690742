package vedette.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A part of a configuration: an object with fields, or a value. Immutable.
sealed interface ConfigNode {
    /// An object.
    ///
    /// @param children by name, in the camera's order
    record Branch(Map<String, ConfigNode> children) implements ConfigNode {
        public Branch {
            children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        }

        Branch with(String name, ConfigNode child) {
            Map<String, ConfigNode> changed = new LinkedHashMap<>(children);
            changed.put(name, child);
            return new Branch(changed);
        }
    }

    record Leaf(FieldValue value) implements ConfigNode {}
}
