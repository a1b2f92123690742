package vedette.ui.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import vedette.model.EventKind;
import vedette.model.Printable;
import vedette.search.EventFilter;
import vedette.search.QueryText;
import vedette.store.Facets;
import vedette.store.Facets.Facet;

/// The controls in the header that say which events are shown. On the FX thread.
final class FilterBar {
    private final Surroundings around;
    private final SearchField search;
    private final TimeChoice time;
    private final ManyChoice<String> cameras;
    private final ManyChoice<EventKind> kinds;
    private final SeverityChoice severity;
    private final Button more = new Button("More");
    private Set<String> knownCameras = Set.of();

    /// @param changed hears that another filter is chosen
    FilterBar(Surroundings around, Runnable changed) {
        this.around = around;
        search = new SearchField(around.log(), around.clock(), around.thread(), changed);
        time = new TimeChoice(around.clock(), changed);
        cameras =
                new ManyChoice<>("Cameras", name -> name.isEmpty() ? "(no camera)" : Printable.text(name, 60), changed);
        kinds = new ManyChoice<>("Kinds", EventKind::word, changed);
        severity = new SeverityChoice(changed);
        kinds.offer(List.of(EventKind.values()));
        cameras.offer(List.of());
        HBox.setHgrow(search, Priority.ALWAYS);
        for (MenuButton each : menus()) {
            each.setMinWidth(each == time ? 70 : Region.USE_PREF_SIZE);
            each.getStyleClass().add("filter-choice");
            each.setMnemonicParsing(false);
        }
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.getStyleClass().add("more-button");
    }

    private List<MenuButton> menus() {
        return List.of(time, cameras, kinds, severity);
    }

    List<Control> controls() {
        return List.of(search, time, cameras, kinds, severity, more);
    }

    SearchField search() {
        return search;
    }

    TimeChoice time() {
        return time;
    }

    ManyChoice<String> cameras() {
        return cameras;
    }

    ManyChoice<EventKind> kinds() {
        return kinds;
    }

    SeverityChoice severity() {
        return severity;
    }

    /// Opens the further choices.
    Button more() {
        return more;
    }

    /// Offers these cameras.
    void offerCameras(List<String> names) {
        knownCameras = Set.copyOf(names);
        cameras.offer(names);
    }

    /// Has this run when a menu opens whose choices are counted.
    void onCountsWanted(Runnable wanted) {
        for (MenuButton each : List.of(cameras, kinds, severity)) {
            each.setOnShowing(shown -> wanted.run());
        }
    }

    /// Whether a menu is open whose choices are counted.
    boolean wantsCounts() {
        return cameras.isShowing() || kinds.isShowing() || severity.isShowing();
    }

    /// Shows how many events there are of each choice.
    void count(Facets facets) {
        Map<String, Long> byCamera = counts(facets, Facet.CAMERA);
        Set<String> names = new TreeSet<>(knownCameras);
        names.addAll(byCamera.keySet());
        cameras.offer(names);
        cameras.count(byCamera);
        Map<String, Long> words = counts(facets, Facet.KIND);
        Map<EventKind, Long> byKind = new EnumMap<>(EventKind.class);
        for (EventKind kind : EventKind.values()) {
            byKind.put(kind, words.getOrDefault(kind.word(), 0L));
        }
        kinds.count(byKind);
        severity.count(counts(facets, Facet.SEVERITY));
    }

    private static Map<String, Long> counts(Facets facets, Facet facet) {
        Map<String, Long> counts = new HashMap<>();
        facets.values().getOrDefault(facet, List.of()).forEach(each -> counts.put(each.value(), each.count()));
        return counts;
    }

    /// Empties the search field, at once.
    void clearSearch() {
        search.search("");
    }

    /// Shows what a text asks for, and nothing less.
    void searchOnly(String text) {
        time.clear();
        cameras.clear();
        kinds.clear();
        severity.clear();
        search.search(text);
    }

    /// Shows everything.
    void clear() {
        searchOnly("");
    }

    /// Hides the menus and forgets what is being typed but not yet searched.
    void hidden() {
        search.stop();
        menus().forEach(MenuButton::hide);
    }

    /// What is typed and chosen now.
    CombinedFilter combined() {
        return CombinedFilter.of(search.filter(), bar(), around.clock().instant(), time.words());
    }

    private EventFilter bar() {
        return time.applyTo(EventFilter.ALL
                .ofCameras(cameras.chosen())
                .ofKinds(kinds.chosen())
                .atLeast(severity.least()));
    }

    /// What is not understood, and where the field and the choices are at odds.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>(search.mistakes());
        remarks.addAll(combined().remarks());
        return remarks;
    }

    EventFilter filter() {
        return combined().filter();
    }

    /// The whole filter as one text, to be kept. Times such as `today` stay what they are.
    String asText() {
        EventFilter all = combined().filter();
        String rest = QueryText.of(all.between(null, null));
        return (rest + " " + timeAsText(all)).strip();
    }

    private String timeAsText(EventFilter all) {
        boolean typed = search.filter().from() != null || search.filter().to() != null;
        if (time.isFixed() && typed) {
            return QueryText.of(EventFilter.ALL.between(all.from(), all.to()));
        }
        boolean periodCounts =
                !typed || !Objects.equals(all.from(), search.filter().from());
        return periodCounts ? time.asText() : search.times();
    }

    /// Shows whether something is chosen of what the button opens.
    void markMore(boolean narrowing) {
        more.getStyleClass().remove("narrowing");
        if (narrowing) {
            more.getStyleClass().add("narrowing");
        }
    }
}
