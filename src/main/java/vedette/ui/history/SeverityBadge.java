package vedette.ui.history;

import javafx.scene.control.Label;
import vedette.model.Severity;

/// A severity as a coloured word.
final class SeverityBadge {
    private SeverityBadge() {}

    /// Makes a label one.
    static void dress(Label label, Severity severity) {
        label.setText(severity.word());
        switch (severity) {
            case INFO -> label.getStyleClass().setAll("label", "badge");
            case WARNING -> label.getStyleClass().setAll("label", "badge", "warning");
            case CRITICAL -> label.getStyleClass().setAll("label", "badge", "danger");
        }
    }
}
