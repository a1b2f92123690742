package vedette.ui.camera;

import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vedette.configuration.ConfigPush;
import vedette.configuration.ConfigState;
import vedette.configuration.Drift;
import vedette.model.Printable;
import vedette.ui.Sheet;
import vedette.ui.Words;

/// What became of the configuration that was sent last, and what is otherwise than it was set, with what can be done
/// about it. On the FX thread.
final class ConfigNotice extends VBox {
    private static final int MOST_NAMED = 5;

    private final Label push = Sheet.paragraph();
    private final Button rollBack = new Button("Roll back");
    private final Label drift = Sheet.paragraph();
    private final VBox drifting;

    ConfigNotice(Runnable rollBack, Runnable setAgain, Runnable accept) {
        this.rollBack.setId("config-roll-back");
        this.rollBack.setOnAction(clicked -> rollBack.run());
        Button again = new Button("Set again…");
        again.setId("config-set-again");
        again.setOnAction(clicked -> setAgain.run());
        Button accepted = new Button("Accept");
        accepted.setId("config-accept");
        accepted.setOnAction(clicked -> accept.run());
        for (Button button : java.util.List.of(this.rollBack, again, accepted)) {
            button.getStyleClass().add("small");
        }
        drift.getStyleClass().setAll("label", "warning-text");
        drifting = new VBox(4, drift, new HBox(6, again, accepted));
        drifting.getStyleClass().add("config-drift");
        setSpacing(4);
        getChildren().addAll(push, this.rollBack, drifting);
    }

    void show(ConfigState state) {
        ConfigPush last = state.push();
        ConfigState.Reported reported = state.reported();
        Sheet.show(push, last != null);
        if (last != null) {
            push.setText(words(last));
            push.getStyleClass()
                    .setAll(
                            "label",
                            switch (last.outcome()) {
                                case UNDER_WAY -> "accent-text";
                                case CONFIRMED -> "success-text";
                                default -> "danger-text";
                            });
        }
        Sheet.show(rollBack, last != null && last.canBeTakenBack(reported == null ? null : reported.document()));
        Sheet.show(drifting, !state.drift().isEmpty());
        String named =
                state.drift().stream().limit(MOST_NAMED).map(Drift::inWords).collect(Collectors.joining("; "));
        int more = state.drift().size() - MOST_NAMED;
        drift.setText(
                "Not as it was set: " + Printable.text(named, 400) + (more > 0 ? " and " + more + " more." : "."));
        Sheet.show(this, push.isVisible() || drifting.isVisible());
    }

    private static String words(ConfigPush last) {
        String what = last.isRollBack() ? "Roll-back" : "Configuration";
        String sent = " sent " + Words.timeOfDay(last.when());
        String text = last.text().isEmpty() ? "" : ": " + Printable.text(last.text(), 200);
        return switch (last.outcome()) {
            case UNDER_WAY -> "⟳ " + what + sent + ", waits for the camera’s word";
            case CONFIRMED -> "✓ " + what + sent + ", confirmed by the camera";
            case NOT_CONFIRMED -> "✕ " + what + sent + ", not confirmed by the camera" + text;
            case REFUSED -> "✕ " + what + sent + ", refused" + text;
            case NOT_SENT -> "✕ " + what + " could not be sent" + text;
        };
    }
}
