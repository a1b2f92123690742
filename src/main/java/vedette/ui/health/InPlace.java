package vedette.ui.health;

import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;
import javafx.scene.control.MultipleSelectionModel;

/// Brings a shown list to what it should be with as few changes as that takes, so that nothing flickers,
/// the list stays where it was scrolled to, and what was chosen stays chosen.
final class InPlace {
    private InPlace() {}

    /// @param wanted the same row objects as before for what was there before
    static <T> void bring(ObservableList<T> shown, List<T> wanted, MultipleSelectionModel<T> selection) {
        if (shown.equals(wanted)) {
            return;
        }
        T chosen = selection.getSelectedItem();
        shown.removeIf(row -> !wanted.contains(row));
        for (int i = 0; i < wanted.size(); i++) {
            T row = wanted.get(i);
            if (i >= shown.size() || !Objects.equals(shown.get(i), row)) {
                int before = shown.indexOf(row);
                if (before >= 0) {
                    shown.remove(before);
                }
                shown.add(i, row);
            }
        }
        if (chosen == null || !shown.contains(chosen)) {
            selection.clearSelection();
        } else if (!Objects.equals(selection.getSelectedItem(), chosen)) {
            selection.clearAndSelect(shown.indexOf(chosen));
        }
    }
}
