package vedette.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandSpec;

/// Asks for what is to be said with a command, and says what is known of a dangerous one before it is sent. On the FX
/// thread.
public final class CommandSheet extends AskingSheet {
    private final Label lead = paragraph();
    private final Label warning = paragraph();
    private final VBox fields = new VBox(8);
    private final Label fault = paragraph();
    private final Button send = new Button();
    private final List<ParameterField> parameters = new ArrayList<>();
    private @Nullable Consumer<Map<String, String>> give;

    public CommandSheet() {
        super("Send a command", 440);
        setId("command-sheet");
        warning.getStyleClass().setAll("label", "warning-text");
        fault.getStyleClass().setAll("label", "danger-text");
        send.setId("command-send");
        send.setOnAction(clicked -> send());
        fill(List.of(lead, warning, fields, fault, foot(send)));
    }

    /// Whether a command needs this sheet before it is sent: not for what is nearly always the same.
    public static boolean isNeeded(CommandSpec spec) {
        return spec.warning() != null || spec.parameters().stream().anyMatch(each -> !each.minor());
    }

    /// Asks.
    ///
    /// @param toWhom as the sentence ends: `Main gate`, `3 cameras`
    /// @param given told the parameters; those left empty are not among them
    public void ask(CommandSpec spec, String toWhom, Consumer<Map<String, String>> given) {
        ask(spec, toWhom, null, given);
    }

    /// @param earlier what was said the last time and stands there first, or null where it is the first time
    void ask(
            CommandSpec spec,
            String toWhom,
            @Nullable Map<String, String> earlier,
            Consumer<Map<String, String>> given) {
        give = given;
        lead.setText(spec.label() + ": " + spec.name() + " to " + toWhom + ".");
        String warned = spec.warning();
        warning.setText(warned == null ? "" : warned);
        show(warning, warned != null);
        parameters.clear();
        List<Node> shown = new ArrayList<>();
        spec.parameters().forEach(parameter -> {
            String first = earlier == null ? parameter.initial() : earlier.getOrDefault(parameter.name(), "");
            ParameterField field = new ParameterField(parameter, first);
            parameters.add(field);
            shown.add(field);
        });
        fields.getChildren().setAll(shown);
        show(fields, !shown.isEmpty());
        complain("");
        send.setText(spec.label());
        send.getStyleClass().removeAll("danger", "success");
        send.getStyleClass().add(warned == null ? "success" : "danger");
        comeUp();
        applyCss();
        if (warned != null || parameters.isEmpty()) {
            focusCancel();
        } else {
            parameters.getFirst().focus();
        }
    }

    @Override
    protected void entered() {
        send();
    }

    private void complain(String sentence) {
        fault.setText(sentence);
        show(fault, !sentence.isEmpty());
    }

    private void send() {
        Map<String, String> values = new LinkedHashMap<>();
        for (ParameterField field : parameters) {
            String problem = field.problem();
            if (!problem.isEmpty()) {
                complain(problem);
                field.focus();
                return;
            }
            if (!field.value().isEmpty()) {
                values.put(field.name(), field.value());
            }
        }
        putAway();
        Consumer<Map<String, String>> to = give;
        give = null;
        if (to != null) {
            to.accept(values);
        }
    }
}
