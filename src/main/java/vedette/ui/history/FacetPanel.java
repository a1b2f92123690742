package vedette.ui.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;
import vedette.search.EventFilter;
import vedette.store.Facets;
import vedette.store.Facets.Facet;
import vedette.ui.Sheet;
import vedette.ui.Words;

/// What the events that are shown have in common, with counts, to narrow them by. Lies over the details, so that the
/// table stays in sight and shows at once what comes of a choice. On the FX thread.
final class FacetPanel extends VBox {
    private static final int MOST_VALUES = 8;
    private static final double STEP = 0.05;

    private final Consumer<EventFilter> chosen;
    private final Map<Facet, VBox> sections = new EnumMap<>(Facet.class);
    private final Slider score = new Slider(0, 0.95, 0);
    private final Label scoreWords = new Label();
    private final Label note = Sheet.paragraph();
    private EventFilter filter = EventFilter.ALL;
    private @Nullable Facets facets;
    private boolean drawing;

    /// @param chosen hears the search field's filter as it should be
    /// @param closed run when the panel is put away
    FacetPanel(Consumer<EventFilter> chosen, Runnable closed) {
        this.chosen = chosen;
        getStyleClass().addAll("panel", "facet-panel");
        Label title = new Label("NARROW BY");
        title.getStyleClass().add("panel-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button("Done");
        close.getStyleClass().addAll("flat", "copy-button");
        close.setOnAction(clicked -> closed.run());
        VBox all = new VBox(note);
        all.getStyleClass().add("facets");
        for (Facet facet : FacetChoices.OFFERED) {
            VBox section = new VBox();
            section.getStyleClass().add("facet");
            sections.put(facet, section);
            all.getChildren().add(section);
        }
        all.getChildren().add(scoreSection());
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("details-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new HBox(8, title, space, close), scroll);
        setVisible(false);
    }

    private VBox scoreSection() {
        score.setMajorTickUnit(STEP);
        score.setMinorTickCount(0);
        score.setBlockIncrement(STEP);
        score.setSnapToTicks(true);
        score.valueProperty().addListener((property, before, now) -> drawScore());
        score.valueChangingProperty().addListener((property, before, now) -> chooseScore());
        score.valueProperty().addListener((property, before, now) -> chooseScore());
        VBox section = new VBox(heading(Facet.SCORE), score, scoreWords);
        section.getStyleClass().add("facet");
        return section;
    }

    private static Label heading(Facet facet) {
        Label label = new Label(facet == Facet.SCORE ? "score, at least" : FacetChoices.words(facet));
        label.getStyleClass().add("facet-title");
        return label;
    }

    private double wantedScore() {
        return Math.round(score.getValue() / STEP) * 5 / 100.0;
    }

    private void chooseScore() {
        if (!drawing && !score.isValueChanging() && wantedScore() != filter.scoreAtLeast()) {
            chosen.accept(filter.scored(wantedScore()));
        }
    }

    /// Shows what is chosen now.
    ///
    /// @param fieldFilter the search field's filter, which this panel changes
    void choose(EventFilter fieldFilter) {
        filter = fieldFilter;
        draw();
    }

    /// Shows new counts.
    void show(Facets counted) {
        facets = counted;
        note.setText(Words.count(counted.total()) + (counted.total() == 1 ? " event" : " events") + " shown.");
        draw();
    }

    /// Says why there are no counts.
    void fail(String sentence) {
        note.setText(sentence);
    }

    private void draw() {
        drawing = true;
        score.setValue(filter.scoreAtLeast());
        drawing = false;
        drawScore();
        sections.forEach((facet, section) -> section.getChildren().setAll(rows(facet)));
    }

    private void drawScore() {
        Facets counted = facets;
        double least = wantedScore();
        String words = least == 0 ? "any, or none" : "≥ " + Words.score(least);
        scoreWords.setText(
                counted == null || least == 0
                        ? words
                        : words + " · " + Words.count(FacetChoices.atLeast(counted, least)) + " events");
        scoreWords.getStyleClass().setAll("label", "muted");
    }

    private List<Node> rows(Facet facet) {
        List<Facets.Value> values = facets == null ? List.of() : facets.values().getOrDefault(facet, List.of());
        Set<String> now = FacetChoices.chosen(filter, facet);
        List<Node> rows = new ArrayList<>(List.of(heading(facet)));
        for (String each : now) {
            if (values.stream().noneMatch(value -> value.value().equalsIgnoreCase(each))) {
                rows.add(row(facet, each, -1, true));
            }
        }
        for (Facets.Value each : values.subList(0, Math.min(MOST_VALUES, values.size()))) {
            rows.add(row(facet, each.value(), each.count(), now.stream().anyMatch(each.value()::equalsIgnoreCase)));
        }
        if (rows.size() == 1 || values.size() > MOST_VALUES) {
            Label more = Sheet.paragraph();
            more.setText(
                    rows.size() == 1
                            ? "none"
                            : "and " + (values.size() - MOST_VALUES) + " more: type " + FacetChoices.words(facet)
                                    + ": in the search field");
            rows.add(more);
        }
        return rows;
    }

    private HBox row(Facet facet, String value, long count, boolean selected) {
        CheckBox box = new CheckBox(Printable.text(value, 60));
        box.setMnemonicParsing(false);
        box.setMinWidth(0);
        box.setSelected(selected);
        box.setOnAction(clicked -> chosen.accept(FacetChoices.with(filter, facet, value, box.isSelected())));
        Label counted = new Label(count < 0 ? "" : Words.count(count));
        counted.getStyleClass().add("muted");
        counted.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(6, box, space, counted);
    }
}
