package vedette.ui.cameras;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import vedette.station.Station;
import vedette.ui.ShortcutKey;

/// What can be done with the selected cameras. On the FX thread.
final class CameraTools extends FlowPane {
    private final Station station;
    private final CameraList list;
    private final BookKeeping keeping;
    private final Bulk bulk;
    private final TextField name = new TextField();
    private final ComboBox<String> group = new ComboBox<>();
    private final Button rename = button("Rename", "F2 goes to the name", this::rename);
    private final Button setGroup = button("Set group", "G goes to the group", this::setGroup);
    private final Button up = button("▲", "Alt+Up: further up", () -> move(-1));
    private final Button down = button("▼", "Alt+Down: further down", () -> move(1));
    private final Button block = button("Block", "B: drop what it says, or hear it again", this::block);
    private final Button whole = button("Whole group", "A: select all of the same group", this::wholeGroup);
    private final Button command = button("Send command…", "C: one command for all selected", this::command);
    private final Button push = button("Push configuration…", "P: one configuration for all selected", this::push);
    private final Button forget = button("Forget", "Delete: take it out until it speaks again", this::forget);

    /// @param bulk what is done with several cameras at once
    CameraTools(Station station, CameraList list, BookKeeping keeping, Bulk bulk) {
        this.station = station;
        this.bulk = bulk;
        this.list = list;
        this.keeping = keeping;
        getStyleClass().add("camera-tools");
        name.setId("camera-name");
        name.setPromptText("Name");
        name.setPrefColumnCount(13);
        name.setOnAction(entered -> rename());
        group.setId("camera-group");
        group.setPromptText("Group");
        group.setEditable(true);
        group.setPrefWidth(140);
        group.getEditor().setOnAction(entered -> setGroup());
        getChildren().addAll(name, rename, group, setGroup, up, down, block, forget, whole, command, push);
        list.getSelectionModel().getSelectedItems().addListener((javafx.beans.Observable changed) -> selected());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        selected();
    }

    /// What is done with several cameras at once.
    interface Bulk {
        void command(List<CameraLine> cameras);

        void configuration(List<CameraLine> cameras);
    }

    private static Button button(String text, String hint, Runnable action) {
        Button button = new Button(text);
        button.setTooltip(new Tooltip(hint));
        button.setOnAction(click -> action.run());
        return button;
    }

    private void selected() {
        List<CameraLine> lines = list.selected();
        boolean none = lines.isEmpty();
        boolean one = lines.size() == 1;
        name.setDisable(!one);
        rename.setDisable(!one);
        name.setText(one ? lines.getFirst().name.get() : "");
        List<Node> others = List.of(group, setGroup, up, down, block, forget, command, push);
        others.forEach(each -> each.setDisable(none));
        whole.setDisable(none || lines.getFirst().group.get().isEmpty());
        group.getItems().setAll(station.book().groups());
        group.getEditor().setText(none ? "" : lines.getFirst().group.get());
        update();
    }

    /// Says what a click on the button would do.
    void update() {
        List<CameraLine> lines = list.selected();
        boolean all = !lines.isEmpty() && lines.stream().allMatch(CameraLine::isBlocked);
        block.setText(all ? "Hear again" : "Block");
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        Runnable action = switch (code) {
            case F2 -> name::requestFocus;
            case G -> group.getEditor()::requestFocus;
            case B -> this::block;
            case A -> this::wholeGroup;
            case C -> this::command;
            case P -> this::push;
            case DELETE -> this::forget;
            case UP -> event.isAltDown() ? () -> move(-1) : null;
            case DOWN -> event.isAltDown() ? () -> move(1) : null;
            default -> null;
        };
        if (action != null && !list.selected().isEmpty() && !event.isShortcutDown()) {
            action.run();
            ShortcutKey.done(event);
        }
    }

    private void rename() {
        List<CameraLine> lines = list.selected();
        if (lines.size() == 1) {
            String text = name.getText().strip();
            boolean own = text.equals(lines.getFirst().camera().state().displayName());
            keeping.edit(
                    lines,
                    entry -> entry.named(own ? "" : text),
                    own || text.isEmpty() ? "called by its own name again" : "called “" + text + "” from now on");
            list.requestFocus();
        }
    }

    private void setGroup() {
        String text = group.getEditor().getText().strip();
        keeping.edit(
                list.selected(),
                entry -> entry.grouped(text),
                text.isEmpty() ? "taken out of its group" : "put into the group “" + text + "”");
        list.requestFocus();
    }

    private void move(int by) {
        keeping.move(List.copyOf(list.getItems()), list.selected(), by);
    }

    private void block() {
        List<CameraLine> lines = list.selected();
        boolean blocked = !lines.stream().allMatch(CameraLine::isBlocked);
        keeping.edit(lines, entry -> entry.blocked(blocked), blocked ? "blocked" : "heard again: no longer blocked");
    }

    private void wholeGroup() {
        List<String> groups = list.selected().stream()
                .map(line -> line.group.get())
                .filter(name -> !name.isEmpty())
                .toList();
        list.getItems().stream()
                .filter(line -> groups.contains(line.group.get()))
                .forEach(list.getSelectionModel()::select);
        list.requestFocus();
    }

    private void command() {
        bulk.command(list.selected());
    }

    private void push() {
        bulk.configuration(list.selected());
    }

    private void forget() {
        keeping.forget(list.selected());
    }

    /// A label and a field that allows more cameras.
    Node allowance() {
        Label label = new Label("At most");
        label.getStyleClass().add("muted");
        TextField most = new TextField(Integer.toString(station.mostCameras()));
        most.setId("most-cameras");
        most.setPrefColumnCount(4);
        most.setTooltip(new Tooltip("How many cameras are taken in by themselves: 1 to "
                + vedette.settings.StationSettings.LIMIT_OF_CAMERAS));
        most.setOnAction(entered -> allow(most));
        Button allow = button("Allow", "", () -> allow(most));
        allow.setTooltip(null);
        Label cameras = new Label("cameras");
        cameras.getStyleClass().add("muted");
        javafx.scene.layout.HBox row = new javafx.scene.layout.HBox(6, label, most, cameras, allow);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private void allow(TextField field) {
        String text = field.getText().strip();
        int most = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        keeping.change(() -> {
            if (most < 1 || most > vedette.settings.StationSettings.LIMIT_OF_CAMERAS) {
                return "Give a whole number from 1 to " + vedette.settings.StationSettings.LIMIT_OF_CAMERAS + ".";
            }
            station.allowCameras(most);
            return "At most " + most + " cameras are taken in from now on.";
        });
    }
}
