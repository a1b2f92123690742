package vedette.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.model.CameraId;
import vedette.model.CameraRole;

/// The commands under way, and the last ones that are over. Confined to whoever holds the desk's lock, except
/// [#known].
final class LifeLines {
    /// So many that are over are shown, and take answers that come late.
    static final int MOST_OVER = 500;

    private final Map<UUID, CommandRecord> older;
    private final Map<UUID, LifeLine> all = new LinkedHashMap<>();
    private final Map<CameraId, Set<LifeLine>> ofCamera = new HashMap<>();
    private final Set<LifeLine> underWay = new LinkedHashSet<>();
    private final Deque<LifeLine> over = new ArrayDeque<>();
    private volatile @Nullable List<CommandRecord> view = List.of();

    /// @param bound how many can be under way at once. As many may end at one moment: whoever follows one of them must
    ///     still find what became of it, so that so many more are remembered than are shown
    LifeLines(int bound) {
        older = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, CommandRecord> eldest) {
                return size() > bound;
            }
        };
    }

    void add(LifeLine line) {
        all.put(line.command().id(), line);
        ofCamera.computeIfAbsent(line.command().camera(), camera -> new LinkedHashSet<>())
                .add(line);
        underWay.add(line);
        view = null;
    }

    /// One of them made a step.
    void changed(LifeLine line) {
        view = null;
        if (!line.isOver() || !underWay.remove(line)) {
            return;
        }
        over.addLast(line);
        if (over.size() > MOST_OVER) {
            LifeLine oldest = over.removeFirst();
            all.remove(oldest.command().id());
            older.put(oldest.command().id(), oldest.record());
            Set<LifeLine> others = ofCamera.getOrDefault(oldest.command().camera(), Set.of());
            others.remove(oldest);
            if (others.isEmpty()) {
                ofCamera.remove(oldest.command().camera());
            }
        }
    }

    int underWay() {
        return underWay.size();
    }

    /// A copy, oldest first.
    List<LifeLine> allUnderWay() {
        return new ArrayList<>(underWay);
    }

    @Nullable
    LifeLine find(UUID id) {
        return all.get(id);
    }

    /// What became of a command, also where it is not shown any more.
    @Nullable
    CommandRecord record(UUID id) {
        LifeLine line = all.get(id);
        return line == null ? older.get(id) : line.record();
    }

    /// A copy of those that something said of this one may concern, oldest first: its own, and for a server those of
    /// all cameras of its installation.
    List<LifeLine> concernedBy(CameraId speaker) {
        if (speaker.role() != CameraRole.SERVER) {
            return new ArrayList<>(ofCamera.getOrDefault(speaker, Set.of()));
        }
        return all.values().stream()
                .filter(line -> isOfSameSite(line.command().camera(), speaker))
                .toList();
    }

    private static boolean isOfSameSite(CameraId one, CameraId other) {
        return one.broker().equals(other.broker())
                && one.system().equals(other.system())
                && one.installation().equals(other.installation());
    }

    /// The view as it was last made, or null where something has changed since; from any thread.
    @Nullable
    List<CommandRecord> known() {
        return view;
    }

    /// All, newest first.
    List<CommandRecord> view() {
        List<CommandRecord> known = view;
        if (known == null) {
            known = new ArrayList<>(all.values())
                    .reversed().stream().map(LifeLine::record).toList();
            view = known;
        }
        return known;
    }
}
