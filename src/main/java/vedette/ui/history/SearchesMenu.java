package vedette.ui.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import vedette.settings.SavedSearches.Saved;

/// The star in the header: the saved searches, one of which can be picked. On the FX thread.
final class SearchesMenu extends MenuButton {
    private final Consumer<Saved> picked;
    private final MenuItem save = new MenuItem("Save and edit searches…   Ctrl+S");

    /// @param picked hears the search that is wanted
    /// @param saving run when the present search is to be saved
    SearchesMenu(Consumer<Saved> picked, Runnable saving) {
        this.picked = picked;
        FontIcon star = new FontIcon("mdi2s-star-outline");
        setGraphic(star);
        getStyleClass().addAll("filter-choice", "searches-menu");
        setTooltip(new Tooltip("Saved searches"));
        setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(chosen -> saving.run());
        offer(List.of());
    }

    void offer(List<Saved> searches) {
        List<MenuItem> items = new ArrayList<>();
        for (Saved each : searches) {
            MenuItem item = new MenuItem(each.name());
            item.setMnemonicParsing(false);
            item.setOnAction(chosen -> picked.accept(each));
            items.add(item);
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(save);
        getItems().setAll(items);
    }
}
