package vedette.ui.watchlist;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import vedette.station.ShareState;
import vedette.station.WatchRoom;
import vedette.ui.Sheet;
import vedette.ui.Words;
import vedette.watchlist.SharingFile;

/// How many entries there are, how they are shared, and with whom they are to be. On the FX thread.
final class ShareMenu extends MenuButton {
    private final WatchRoom room;
    private final Times times;
    private final Consumer<Throwable> failed;
    private List<ShareState> drawn = List.of();

    ShareMenu(WatchRoom room, Times times, Consumer<Throwable> failed) {
        this.room = room;
        this.times = times;
        this.failed = failed;
        setId("share-menu");
        getStyleClass().addAll("flat", "share-menu");
    }

    void update() {
        List<ShareState> states = room.sharing();
        StringBuilder text = new StringBuilder();
        int count = room.list().entries().size();
        text.append(count == 1 ? "1 entry" : Words.count(count) + " entries");
        boolean trouble = false;
        for (ShareState each : states) {
            if (each.list()) {
                text.append(" · ").append(words(each));
                trouble |= !each.trouble().isEmpty();
            } else if (!each.trouble().isEmpty()) {
                text.append(" · ").append(each.trouble());
                trouble = true;
            }
        }
        if (!states.isEmpty() && states.stream().noneMatch(ShareState::list)) {
            text.append(" · not shared");
        }
        if (!room.trouble().isEmpty()) {
            text.append(" · the file can't be read");
            trouble = true;
        }
        if (!getText().contentEquals(text)) {
            setText(text.toString());
        }
        if (trouble != getStyleClass().contains("trouble")) {
            if (trouble) {
                getStyleClass().add("trouble");
            } else {
                getStyleClass().remove("trouble");
            }
        }
        if (!states.equals(drawn)) {
            drawn = states;
            items(states);
        }
    }

    private String words(ShareState state) {
        if (!state.trouble().isEmpty()) {
            return "not on " + state.broker() + ": " + state.trouble();
        }
        return state.taken() == null
                ? "sharing on " + state.broker() + " …"
                : "shared on " + state.broker() + " ✓ " + times.minutes(state.taken())
                        + (state.kept() == 0 ? "" : ", but " + state.kept() + " with days or hours");
    }

    private void items(List<ShareState> states) {
        getItems().clear();
        for (ShareState each : states) {
            getItems().add(item("Share block entries on " + each.site(), each, SharingFile.What.LIST, each.list()));
            getItems().add(item("Tell hits to " + each.site(), each, SharingFile.What.HITS, each.hits()));
        }
        setDisable(states.isEmpty());
        Sheet.show(this, true);
    }

    private CheckMenuItem item(String text, ShareState state, SharingFile.What what, boolean on) {
        CheckMenuItem item = new CheckMenuItem(text);
        item.setSelected(on);
        item.setOnAction(chosen -> room.share(state.site(), what, item.isSelected())
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        failed.accept(failure);
                    }
                }));
        return item;
    }
}
