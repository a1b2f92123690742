package vedette.ui.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.model.Severity;
import vedette.search.EventFilter;

/// What the search field and the choices beside it ask for together.
///
/// @param filter shows what both show
/// @param remarks sentences for the operator where the two are at odds
record CombinedFilter(EventFilter filter, List<String> remarks) {
    CombinedFilter {
        remarks = List.copyOf(remarks);
    }

    /// @param field what is typed
    /// @param bar what is chosen: time, cameras, kinds and severity
    /// @param now for a time that nothing is in
    /// @param time the chosen time as the operator reads it
    static CombinedFilter of(EventFilter field, EventFilter bar, Instant now, String time) {
        List<String> remarks = new ArrayList<>();
        boolean nothing = atOdds(field.cameras(), bar.cameras(), "cameras", remarks);
        nothing |= atOdds(field.kinds(), bar.kinds(), "kinds", remarks);
        Instant from = later(field.from(), bar.from());
        Instant to = earlier(field.to(), bar.to());
        if (from != null && to != null && !from.isBefore(to)) {
            remarks.add("The search asks for another time than the choice “" + time + "”, so nothing can match.");
            nothing = true;
        } else if (cutsOff(field, bar)) {
            remarks.add("The choice “" + time + "” shows only a part of the time that the search asks for.");
        }
        EventFilter both = field.between(from, to)
                .ofCameras(common(field.cameras(), bar.cameras()))
                .ofKinds(common(field.kinds(), bar.kinds()))
                .atLeast(severer(field.atLeast(), bar.atLeast()));
        return new CombinedFilter(nothing ? both.between(now, now) : both, remarks);
    }

    private static boolean atOdds(Set<?> typed, Set<?> chosen, String what, List<String> remarks) {
        boolean odds = !typed.isEmpty() && !chosen.isEmpty() && typed.stream().noneMatch(chosen::contains);
        if (odds) {
            remarks.add("The search asks for other " + what + " than are chosen beside it, so nothing can match.");
        }
        return odds;
    }

    private static boolean cutsOff(EventFilter field, EventFilter bar) {
        Instant from = field.from();
        Instant to = field.to();
        return (from != null && bar.from() != null && from.isBefore(bar.from()))
                || (to != null && bar.to() != null && to.isAfter(bar.to()));
    }

    private static <T> Set<T> common(Set<T> typed, Set<T> chosen) {
        if (typed.isEmpty() || chosen.isEmpty()) {
            return typed.isEmpty() ? chosen : typed;
        }
        Set<T> both = new HashSet<>(typed);
        both.retainAll(chosen);
        return both;
    }

    private static @Nullable Severity severer(@Nullable Severity one, @Nullable Severity other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
