package vedette.ui.connect;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.mqtt.BrokerProbe.Finding;
import vedette.mqtt.BrokerProbe.Step;
import vedette.ui.Sheet;

/// The steps of a trial, one below the other: what was found, and where it ended. On the FX thread.
final class ProbeSteps extends VBox {
    private final Map<Step, Line> lines = new EnumMap<>(Step.class);
    private final Button look = new Button("Look at its key…");
    private @Nullable PeerCertificate offered;
    private boolean failed;

    private static final class Line {
        private final Label mark = new Label();
        private final Label name;
        private final Label text = new Label();
        private final HBox box;
        private boolean found;

        Line(Step step) {
            name = new Label(nameOf(step));
            String id = "step-" + step.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            mark.setId(id + "-mark");
            text.setId(id);
            name.getStyleClass().add("step-name");
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            box = new HBox(mark, name, text);
            box.setAlignment(Pos.TOP_LEFT);
        }

        void draw(String sign, String tone, String words) {
            mark.setText(sign);
            mark.getStyleClass().setAll("label", "step-mark", tone);
            text.setText(words);
            text.getStyleClass().setAll("label", "step-text", tone);
            box.getStyleClass().setAll("step", tone);
        }
    }

    /// @param wanted run when the operator wants to look at the key that could be trusted
    ProbeSteps(Runnable wanted) {
        look.setId("look-at-key");
        look.setOnAction(clicked -> wanted.run());
        getStyleClass().add("steps");
        for (Step step : Step.values()) {
            Line line = new Line(step);
            lines.put(step, line);
            getChildren().add(line.box);
        }
        getChildren().add(look);
        VBox.setMargin(look, new Insets(8, 0, 0, 0));
        clear();
    }

    private static String nameOf(Step step) {
        return switch (step) {
            case NAME -> "Name";
            case CONNECTION -> "Connection";
            case HANDSHAKE -> "Handshake";
            case CHAIN -> "Chain";
            case HOST_NAME -> "Host name";
            case DATES -> "Dates";
            case CLIENT_CERTIFICATE -> "Client certificate";
            case LOGIN -> "Login";
            case SUBSCRIPTION -> "Subscription";
            case FIRST_MESSAGE -> "First message";
        };
    }

    /// Shows the steps of encryption only where there is one.
    void setEncrypted(boolean encrypted) {
        lines.forEach((step, line) -> {
            boolean shown = encrypted || !step.isEncrypted();
            line.box.setVisible(shown);
            line.box.setManaged(shown);
        });
    }

    /// Nothing was tried yet.
    void clear() {
        failed = false;
        offered = null;
        Sheet.show(look, false);
        for (Line line : lines.values()) {
            line.found = false;
            line.draw("·", "open", "");
        }
    }

    /// A trial begins.
    void begin() {
        clear();
        markNext();
    }

    /// Draws a finding, and that the next step is under way.
    void show(Finding finding) {
        Line line = line(finding.step());
        line.found = true;
        if (finding.trustable()) {
            offered = finding.certificate();
            Sheet.show(look, true);
        }
        switch (finding.outcome()) {
            case PASSED -> line.draw("✓", "passed", finding.text());
            case CAUTION -> line.draw("!", "silent", finding.text()); // the station can work with this broker
            case FAILED -> {
                line.draw("✗", "failed", finding.text());
                failed = true;
            }
        }
        markNext();
    }

    /// The certificate whose key would have to be trusted, or null.
    @Nullable
    PeerCertificate offered() {
        return offered;
    }

    /// The trial is over, by itself or because the operator cancelled it.
    ///
    /// @param words stands beside the first step that has no finding where none failed, empty for nothing
    void end(String words) {
        boolean first = true;
        for (Line line : lines.values()) {
            if (!line.found && line.box.isManaged()) {
                line.draw("·", "open", failed ? "not reached" : first ? words : "");
                first = false;
            }
        }
    }

    private void markNext() {
        if (failed) {
            end("");
            return;
        }
        for (Line line : lines.values()) {
            if (!line.found && line.box.isManaged()) {
                line.draw("…", "trying", "trying");
                return;
            }
        }
    }

    private Line line(Step step) {
        return java.util.Objects.requireNonNull(lines.get(step));
    }
}
