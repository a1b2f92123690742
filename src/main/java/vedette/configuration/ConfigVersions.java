package vedette.configuration;

import java.util.ArrayList;
import java.util.List;

/// The bound on what is kept of one camera's history.
public final class ConfigVersions {
    /// More versions of one camera are not kept.
    public static final int MOST = 50;

    /// More than this is not kept of one camera, in characters, except for the newest version: 4 MB.
    static final long MOST_CHARACTERS = 4 << 20;

    private ConfigVersions() {}

    /// The versions with one more, newest first. What goes first is what the camera changed by itself: a camera that
    /// changes its mind each second must not drive out what operators did.
    static List<ConfigVersion> with(List<ConfigVersion> versions, ConfigVersion more) {
        List<ConfigVersion> all = new ArrayList<>(versions);
        all.addFirst(more);
        while (all.size() > 1 && (all.size() > MOST || characters(all) > MOST_CHARACTERS)) {
            all.remove(leastWanted(all));
        }
        return all;
    }

    private static long characters(List<ConfigVersion> all) {
        return all.stream().mapToLong(version -> version.json().length()).sum();
    }

    private static int leastWanted(List<ConfigVersion> all) {
        long reported = all.stream()
                .filter(version -> version.kind() == ConfigVersion.Kind.REPORTED)
                .count();
        // Some reports stay, the newest of them: what was there before it was set is among them.
        for (int i = all.size() - 1; i > 0 && reported > MOST / 5; i--) {
            if (all.get(i).kind() == ConfigVersion.Kind.REPORTED) {
                return i;
            }
        }
        return all.size() - 1;
    }
}
