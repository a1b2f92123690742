package vedette.ui;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.HdrHistogram.Histogram;
import vedette.message.LinkState;
import vedette.station.Station;
import vedette.station.StationStatus;

/// The line at the window's foot: how the station is doing. On the FX thread.
final class StatusBar extends HBox {
    private final Station station;
    private final Pulse pulse;
    private final Circle light = new Circle(4);
    private final Label link = new Label();
    private final Label cameras = new Label();
    private final Label stale = new Label();
    private final Label flow = new Label();
    private final Label losses = new Label();
    private final Label latency = new Label();
    private final Label trouble = new Label();
    private final Label log = new Label();
    private StationStatus drawn;

    StatusBar(Station station, Pulse pulse) {
        this.station = station;
        this.pulse = pulse;
        drawn = station.status();
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        HBox linkBox = new HBox(6, light, link);
        linkBox.setAlignment(Pos.CENTER_LEFT);
        HBox cameraBox = new HBox(4, cameras, stale);
        stale.getStyleClass().add("warning-text");
        trouble.getStyleClass().add("danger-text");
        getChildren().addAll(linkBox, cameraBox, flow, losses, latency, space, trouble, log);
        for (Node each : getChildren()) {
            if (each instanceof Label label) {
                label.setMinWidth(0);
            }
        }
        log.setMinWidth(Region.USE_PREF_SIZE);
        cameraBox.setMinWidth(Region.USE_PREF_SIZE);
        flow.setMinWidth(Region.USE_PREF_SIZE);
        losses.setMinWidth(Region.USE_PREF_SIZE);
        // In a narrow window the least needed goes, rather than everything being cut.
        latency.visibleProperty().bind(widthProperty().greaterThan(1180));
        latency.managedProperty().bind(latency.visibleProperty());
        draw(drawn);
    }

    void pulse() {
        StationStatus now = station.status();
        if (now != drawn) {
            drawn = now;
            draw(now);
        }
    }

    private void draw(StationStatus status) {
        drawLink(status);
        cameras.setText(
                status.cameras() + (status.cameras() == 1 ? " camera · " : " cameras · ") + status.present() + " live");
        stale.setText(status.stale() == 0 ? "" : "· " + status.stale() + " stale");
        flow.setText(String.format(Locale.ROOT, "%.0f fr/s · ", status.framesPerSecond())
                + Words.bytes(status.bytesPerSecond()) + "/s");
        losses.setText(Words.count(status.replaced()) + " replaced · " + Words.count(status.rejected()) + " rejected"
                + (status.dropped() == 0 ? "" : " · " + Words.count(status.dropped()) + " dropped"));
        Histogram times = pulse.takeLatency();
        latency.setText(
                times.getTotalCount() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "arrival→pixels p50 %.0f ms · p99 %.0f ms",
                                times.getValueAtPercentile(50) / 1e6,
                                times.getValueAtPercentile(99) / 1e6));
        trouble.setText(status.logTrouble());
        log.setText(inWords(status, station.log().status().unindexed()));
    }

    /// `log 1,284,332 events · 1.1 GB`, and what is not yet done where there is any: `12 waiting`, `indexing 340`.
    static String inWords(StationStatus status, long unindexed) {
        return "log " + Words.count(status.logged()) + (status.logged() == 1 ? " event · " : " events · ")
                + Words.bytes(status.logBytes())
                + (status.logWaiting() == 0 ? "" : " · " + Words.count(status.logWaiting()) + " waiting")
                + (unindexed == 0 ? "" : " · indexing " + Words.count(unindexed));
    }

    private void drawLink(StationStatus status) {
        light.getStyleClass().setAll(status.hears() ? "light-on" : "light-off");
        if (status.links().isEmpty()) {
            link.setText("not connected");
            return;
        }
        StationStatus.Link shown = status.links().stream()
                .filter(each -> !each.state().isOnline())
                .findFirst()
                .orElse(status.links().getFirst());
        String more = status.links().size() > 1 ? " (+" + (status.links().size() - 1) + ")" : "";
        String address = getWidth() > 1180 ? shown.address() + " · " : "";
        link.setText(shown.broker() + " · " + address + inWords(shown.state()) + more);
    }

    /// A link's state in a word or a sentence.
    static String inWords(LinkState state) {
        return switch (state) {
            case LinkState.Connecting ignored -> "connecting…";
            case LinkState.Online online -> online.protocol();
            case LinkState.Retrying retrying -> retrying.cause();
            case LinkState.Refused refused -> refused.reason();
            case LinkState.Closed ignored -> "closed";
        };
    }
}
