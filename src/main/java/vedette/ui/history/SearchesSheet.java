package vedette.ui.history;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import vedette.model.Printable;
import vedette.settings.SavedSearches;
import vedette.settings.SavedSearches.Saved;
import vedette.settings.SettingsException;
import vedette.ui.Question;
import vedette.ui.Sheet;

/// Gives the present search a name, and renames and deletes those that have one. The file is read and written in the
/// background. On the FX thread.
final class SearchesSheet extends Sheet {
    private static final int LONGEST_NAME = 60;

    private final Surroundings around;
    private final Consumer<List<Saved>> known;
    private final Question task;
    private final Label what = paragraph();
    private final TextField name = new TextField();
    private final Button save = new Button("Save");
    private final VBox rows = new VBox();
    private String text = "";
    private String renames = "";
    private String saying = "";

    /// @param known hears of all searches that are saved
    SearchesSheet(Surroundings around, Consumer<List<Saved>> known) {
        super("Saved searches", 520);
        this.around = around;
        this.known = known;
        task = new Question(around.thread());
        name.setPromptText("Name of this search");
        name.textProperty().addListener((property, before, now) -> draw());
        name.setOnAction(entered -> save());
        HBox.setHgrow(name, Priority.ALWAYS);
        save.getStyleClass().add("success");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(clicked -> save());
        HBox naming = new HBox(8, name, save);
        naming.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().add("held");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(190);
        scroll.getStyleClass().add("details-scroll");
        Button away = new Button("Close");
        away.setOnAction(clicked -> putAway());
        HBox foot = new HBox(away);
        foot.setAlignment(Pos.CENTER_RIGHT);
        fill(List.of(what, naming, scroll, foot));
    }

    /// Comes up to save a search.
    ///
    /// @param search as the operator would type it
    void open(String search) {
        begin(search, "", "");
        comeUp();
        name.requestFocus();
        load();
    }

    private void begin(String search, String proposed, String renamed) {
        text = search;
        renames = renamed;
        what.setText(
                search.isEmpty()
                        ? "Nothing is searched for now: type or choose something first, then save it here."
                        : (renamed.isEmpty() ? "Save: " : "New name for: ") + Printable.text(search, 200));
        save.setText(renamed.isEmpty() ? "Save" : "Rename");
        name.setText(proposed);
        draw();
    }

    private void draw() {
        save.setDisable(text.isEmpty() || name.getText().isBlank());
    }

    private interface Task {
        void run(SavedSearches searches) throws SettingsException;
    }

    private void doAndList(Task work) {
        task.ask(
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                work.run(around.searches());
                                return around.searches().list();
                            } catch (SettingsException e) {
                                throw new CompletionException(e);
                            }
                        },
                        around.background()),
                this::show,
                sentence -> {
                    saying = "";
                    what.setText(sentence);
                    around.navigator().tell(sentence);
                });
    }

    /// Reads what is saved.
    void load() {
        doAndList(searches -> {});
    }

    private void save() {
        if (!save.isDisabled()) {
            Saved wanted = new Saved(Printable.text(name.getText().strip(), LONGEST_NAME), text);
            String before = renames;
            saying = "The search is saved as “" + wanted.name() + "”.";
            doAndList(searches -> {
                searches.save(wanted);
                if (!before.isEmpty() && !before.equals(wanted.name())) {
                    searches.remove(before);
                }
            });
        }
    }

    private void show(List<Saved> saved) {
        known.accept(saved);
        if (!saying.isEmpty()) {
            around.navigator().tell(saying);
            saying = "";
            putAway();
        }
        rows.getChildren().setAll(saved.stream().map(this::row).toList());
        if (saved.isEmpty()) {
            Label none = paragraph();
            none.setText("No search is saved yet.");
            rows.getChildren().add(none);
        }
    }

    private HBox row(Saved saved) {
        Label title = new Label(saved.name());
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label query = new Label(Printable.text(saved.text(), 120));
        query.getStyleClass().add("muted");
        query.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button rename = new Button("Rename");
        rename.getStyleClass().add("small");
        rename.setMinWidth(Region.USE_PREF_SIZE);
        rename.setOnAction(clicked -> {
            begin(saved.text(), saved.name(), saved.name());
            name.requestFocus();
            name.selectAll();
        });
        Button delete = new Button("Delete");
        delete.getStyleClass().add("small");
        delete.setMinWidth(Region.USE_PREF_SIZE);
        delete.setOnAction(clicked -> doAndList(searches -> searches.remove(saved.name())));
        HBox row = new HBox(10, title, query, space, rename, delete);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("held-row");
        return row;
    }

    TextField name() {
        return name;
    }
}
