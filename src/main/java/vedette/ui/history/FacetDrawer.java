package vedette.ui.history;

import javafx.scene.layout.StackPane;
import vedette.search.EventFilter;
import vedette.store.LogReader;
import vedette.ui.Question;

/// Asks for the counts of the choices while they are looked at, and opens and closes the panel of the further ones,
/// which lies over the details. On the FX thread.
final class FacetDrawer extends StackPane {
    private final LogReader log;
    private final FilterBar filterBar;
    private final EventDetails details;
    private final FacetPanel panel;
    private final Question facets;

    FacetDrawer(Surroundings around, FilterBar filterBar, EventDetails details) {
        log = around.log();
        this.filterBar = filterBar;
        this.details = details;
        facets = new Question(around.thread());
        panel = new FacetPanel(filter -> filterBar.search().searchFor(filter), this::close);
        getChildren().addAll(details, panel);
        filterBar.onCountsWanted(this::ask);
        filterBar.more().setOnAction(clicked -> toggle());
    }

    /// Another filter is chosen.
    void filterChanged() {
        EventFilter typed = filterBar.search().filter();
        panel.choose(typed);
        filterBar.markMore(typed.scoreAtLeast() > 0
                || FacetChoices.OFFERED.stream()
                        .anyMatch(each -> !FacetChoices.chosen(typed, each).isEmpty()));
        if (panel.isVisible() || filterBar.wantsCounts()) {
            ask();
        }
    }

    private void ask() {
        facets.ask(
                log.facets(filterBar.filter()),
                answer -> {
                    filterBar.count(answer);
                    panel.show(answer);
                },
                panel::fail);
    }

    private void toggle() {
        if (!close()) {
            panel.choose(filterBar.search().filter());
            panel.setVisible(true);
            details.setVisible(false);
            ask();
        }
    }

    /// Puts the panel away.
    ///
    /// @return false when it was not open
    boolean close() {
        boolean open = panel.isVisible();
        panel.setVisible(false);
        details.setVisible(true);
        facets.abandon();
        return open;
    }

    /// Wants no answers any more.
    void abandon() {
        facets.abandon();
    }

    FacetPanel panel() {
        return panel;
    }
}
