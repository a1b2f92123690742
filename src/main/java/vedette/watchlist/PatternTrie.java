package vedette.watchlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Patterns with wildcards, found without looking at each: a tree of their characters in which a plate walks along all
/// branches at once. Patterns that begin alike share a branch, so that what a plate costs depends on how many different
/// beginnings fit it, not on how many patterns there are. Not changed once it is read by several threads.
final class PatternTrie {
    private final Node root = new Node(false);

    private static final class Node {
        private final boolean star;
        private final Map<Integer, Node> next = new HashMap<>(4);
        private @Nullable Node any;
        private @Nullable Node rest;
        private final List<WatchEntry> ends = new ArrayList<>(1);

        Node(boolean star) {
            this.star = star;
        }
    }

    /// @param pattern compared by characters; `*` and `?` are wildcards
    void add(String pattern, WatchEntry entry) {
        Node at = root;
        for (int each : pattern.codePoints().toArray()) {
            if (each == '*') {
                at.rest = at.rest == null ? new Node(true) : at.rest;
                at = at.rest;
            } else if (each == '?') {
                at.any = at.any == null ? new Node(false) : at.any;
                at = at.any;
            } else {
                at = at.next.computeIfAbsent(each, unknown -> new Node(false));
            }
        }
        at.ends.add(entry);
    }

    /// Hands over the entries whose patterns describe the whole of a text, in which [PlateText#UNKNOWN] may be any
    /// character.
    void find(String text, Consumer<WatchEntry> taker) {
        List<Node> now = new ArrayList<>();
        enter(root, now);
        for (int i = 0; i < text.length() && !now.isEmpty(); ) {
            int each = text.codePointAt(i);
            List<Node> then = new ArrayList<>();
            for (Node node : now) {
                if (node.star) {
                    stay(node, then);
                }
                if (each == PlateText.UNKNOWN) {
                    node.next.values().forEach(every -> enter(every, then));
                } else {
                    enter(node.next.get(each), then);
                }
                enter(node.any, then);
            }
            now = then;
            i += Character.charCount(each);
        }
        for (Node node : now) {
            node.ends.forEach(taker);
        }
    }

    /// `*` takes one more character.
    private static void stay(Node star, List<Node> nodes) {
        if (!nodes.contains(star)) {
            nodes.add(star);
        }
    }

    /// Goes on to a node, and to the `*` behind it, which can stand for nothing. No second `*` follows one.
    private static void enter(@Nullable Node node, List<Node> nodes) {
        if (node != null) {
            nodes.add(node);
            if (node.rest != null) {
                stay(node.rest, nodes);
            }
        }
    }
}
