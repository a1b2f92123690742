package vedette.ui.live;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.station.AttentionItem;
import vedette.station.LiveCamera;
import vedette.station.Station;
import vedette.ui.EmotionPanel;
import vedette.ui.LatestEvents;
import vedette.ui.Navigator;
import vedette.ui.Words;

/// The wall's right side: what needs attention, the selected camera's emotions, the latest events. On the FX thread.
final class WallRail extends VBox {
    private static final int MOST_ITEMS = 4;

    private final Station station;
    private final Navigator navigator;
    private final VBox attention = new VBox();
    private final Label attentionTitle = new Label("NEEDS ATTENTION");
    private final VBox items = new VBox();
    private final EmotionPanel emotions = new EmotionPanel();
    private final LatestEvents latest = new LatestEvents("LATEST EVENTS");
    private @Nullable List<AttentionItem> drawnItems;
    private @Nullable List<LogEntry> drawnEvents;
    private boolean drawnHearing;

    WallRail(Station station, Navigator navigator) {
        this.station = station;
        this.navigator = navigator;
        getStyleClass().add("wall-rail");
        attentionTitle.getStyleClass().add("panel-title");
        attention.getStyleClass().add("panel");
        attention.getChildren().addAll(attentionTitle, items);
        attention.setMinHeight(Region.USE_PREF_SIZE);
        items.setSpacing(8);
        emotions.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(latest, Priority.ALWAYS);
        latest.setMinHeight(60);
        getChildren().addAll(attention, emotions, latest);
    }

    void pulse(@Nullable LiveCamera selected, long nowNanos) {
        List<AttentionItem> now = station.attention().items();
        boolean hearing = station.status().hears();
        if (now != drawnItems || hearing != drawnHearing) {
            drawnItems = now;
            drawnHearing = hearing;
            draw(now);
        }
        emotions.update(selected, nowNanos);
        List<LogEntry> events = station.latest();
        if (events != drawnEvents) {
            drawnEvents = events;
            latest.show(events);
        }
    }

    private void draw(List<AttentionItem> now) {
        items.getChildren().clear();
        if (now.isEmpty()) {
            Label nothing = new Label(
                    drawnHearing ? "Nothing needs attention." : "Nothing is heard: not connected to a broker.");
            nothing.getStyleClass().add("muted");
            nothing.setWrapText(true);
            items.getChildren().add(nothing);
        }
        int room = getHeight() > 0 && getHeight() < 640 ? 2 : MOST_ITEMS;
        now.stream().limit(room).forEach(item -> items.getChildren().add(card(item)));
        if (now.size() > room) {
            Label more = new Label("and " + (now.size() - room) + " more");
            more.getStyleClass().add("muted");
            items.getChildren().add(more);
        }
        attentionTitle.setText("NEEDS ATTENTION" + (now.isEmpty() ? "" : " · " + now.size()));
    }

    private VBox card(AttentionItem item) {
        Label title = new Label(vedette.model.Printable.text(item.title(), 90));
        title.getStyleClass().add("attention-title");
        title.setWrapText(true);
        Label detail =
                new Label(vedette.model.Printable.text(item.detail(), 120) + " · " + Words.recently(item.since()));
        detail.getStyleClass().add("muted");
        detail.setWrapText(true);
        Button seen = new Button("Acknowledge");
        seen.getStyleClass().addAll("success", "small");
        seen.setOnAction(click -> station.acknowledge(item));
        HBox buttons = new HBox(6, seen);
        var camera = item.camera();
        if (camera != null) {
            Button open = new Button("Open");
            open.getStyleClass().add("small");
            open.setOnAction(click -> navigator.openCamera(camera));
            buttons.getChildren().add(open);
        }
        if (item.key().equals(AttentionItem.TOO_MANY_CAMERAS)) {
            Button allow = new Button("Allow more…");
            allow.getStyleClass().add("small");
            allow.setOnAction(click -> navigator.open("cameras"));
            buttons.getChildren().add(allow);
        }
        VBox card = new VBox(2, title, detail, buttons);
        card.getStyleClass().addAll("attention-card", item.severity() == Severity.CRITICAL ? "critical" : "warning");
        return card;
    }
}
