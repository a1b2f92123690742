package vedette.ui.connect;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.settings.BrokerSettings;

/// The card with the brokers that the station knows. On the FX thread.
final class BrokerList extends VBox {
    private final Consumer<@Nullable BrokerSettings> edit;
    private final Consumer<BrokerSettings> remove;
    private final VBox rows = new VBox();
    private final Button add = new Button("Add a broker");

    /// @param edit told the broker to change, or null for a new one
    BrokerList(Consumer<@Nullable BrokerSettings> edit, Consumer<BrokerSettings> remove) {
        this.edit = edit;
        this.remove = remove;
        getStyleClass().addAll("panel", "card");
        Label title = new Label("Your brokers");
        title.getStyleClass().add("card-subtitle");
        add.setId("add-broker");
        add.setOnAction(clicked -> edit.accept(null));
        getChildren().addAll(title, rows, add);
    }

    /// @param edited the one that the form shows, or null
    void show(List<BrokerSettings> brokers, @Nullable BrokerSettings edited) {
        rows.getChildren()
                .setAll(brokers.stream()
                        .map(broker -> row(broker, broker.equals(edited)))
                        .toList());
        setVisible(!brokers.isEmpty());
        setManaged(!brokers.isEmpty());
    }

    private HBox row(BrokerSettings broker, boolean isEdited) {
        Label name = new Label(broker.name());
        name.getStyleClass().add("strong");
        String user = broker.user();
        Label where = new Label(broker.address() + (user == null ? "" : " · user " + user));
        where.getStyleClass().add("hint");
        VBox text = new VBox(1, name, where);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button change = new Button("Change");
        change.setDisable(isEdited);
        change.setOnAction(clicked -> edit.accept(broker));
        Button drop = new Button("Remove");
        // Twice, as there is no way back; in place, because a dialog can't be shown everywhere.
        drop.setOnAction(clicked -> {
            if (drop.getStyleClass().contains("danger")) {
                remove.accept(broker);
            } else {
                drop.setText("Really remove");
                drop.getStyleClass().add("danger");
            }
        });
        drop.focusedProperty().addListener((focus, before, now) -> {
            if (!now) {
                drop.setText("Remove");
                drop.getStyleClass().remove("danger");
            }
        });
        change.setMinWidth(USE_PREF_SIZE);
        drop.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(6, text, change, drop);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("broker-row");
        return row;
    }
}
