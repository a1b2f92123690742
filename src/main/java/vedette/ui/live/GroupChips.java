package vedette.ui.live;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The operator's groups as chips, of which one can be chosen; nothing where there are no groups. On the FX thread.
final class GroupChips extends HBox {
    private final Runnable changed;
    private final ToggleGroup chips = new ToggleGroup();
    private List<String> drawn = List.of();
    private @Nullable String chosen;

    /// @param changed told when another group is chosen
    GroupChips(Runnable changed) {
        this.changed = changed;
        getStyleClass().add("group-chips");
    }

    void update(List<String> groups) {
        if (groups.equals(drawn)) {
            return;
        }
        drawn = List.copyOf(groups);
        if (chosen != null && !groups.contains(chosen)) {
            chosen = null;
        }
        getChildren().clear();
        if (!groups.isEmpty()) {
            chip("All", null);
            groups.forEach(group -> chip(group, group));
        }
    }

    private void chip(String text, @Nullable String group) {
        ToggleButton chip = new ToggleButton(text);
        chip.getStyleClass().add("group-chip");
        chip.setToggleGroup(chips);
        chip.setSelected(Objects.equals(group, chosen));
        chip.setOnAction(click -> {
            chip.setSelected(true); // a click on the chosen one must not leave none chosen
            chosen = group;
            changed.run();
        });
        getChildren().add(chip);
    }

    /// Whether cameras of this group are to be seen.
    boolean shows(String group) {
        return chosen == null || chosen.equals(group);
    }
}
