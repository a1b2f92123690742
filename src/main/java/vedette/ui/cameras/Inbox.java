package vedette.ui.cameras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.intake.Candidate;
import vedette.model.Printable;
import vedette.settings.IntakeDecision;
import vedette.station.Intake;

/// What speaks without being known, and what was decided so far. On the FX thread.
final class Inbox extends VBox {
    private static final int MOST_SHOWN = 60;

    private final Intake intake;
    private final BookKeeping keeping;
    private final CandidateCard.Actions actions;
    private final Executor background;
    private final Label title = new Label();
    private final Label trouble = new Label();
    private final Label nothing = new Label("Nothing new. What speaks under topics that no camera system knows appears"
            + " here by itself; while this screen is open, everything on the brokers is looked at.");
    private final VBox cards = new VBox();
    private final VBox decided = new VBox();
    private final Label decidedTitle = new Label();
    private final Label counts = new Label();
    private final Map<String, CandidateCard> known = new HashMap<>();
    private @Nullable List<Candidate> drawn;
    private @Nullable List<IntakeDecision> drawnDecisions;

    Inbox(Intake intake, BookKeeping keeping, CandidateCard.Actions actions, Executor background) {
        this.intake = intake;
        this.keeping = keeping;
        this.actions = actions;
        this.background = background;
        getStyleClass().addAll("panel", "inbox");
        title.getStyleClass().add("panel-title");
        decidedTitle.getStyleClass().addAll("panel-title", "decided-title");
        for (Label text : List.of(trouble, nothing, counts)) {
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            text.managedProperty().bind(text.visibleProperty());
        }
        trouble.getStyleClass().add("warning-text");
        nothing.getStyleClass().add("muted");
        counts.getStyleClass().addAll("muted", "second-line");
        cards.getStyleClass().add("candidates");
        VBox all = new VBox(nothing, cards, decidedTitle, decided);
        all.getStyleClass().add("inbox-list");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "inbox-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, trouble, scroll, counts);
    }

    void update() {
        List<Candidate> now = intake.candidates();
        if (now != drawn) {
            drawn = now;
            draw(now);
        }
        List<IntakeDecision> decisions = intake.decisions();
        if (decisions != drawnDecisions) {
            drawnDecisions = decisions;
            drawDecided(decisions);
        }
        List<String> troubles = intake.troubles();
        trouble.setText(String.join("\n", troubles));
        trouble.setVisible(!troubles.isEmpty());
        counts.setText(counted());
        counts.setVisible(!counts.getText().isEmpty());
    }

    private String counted() {
        List<String> parts = new ArrayList<>();
        if (intake.blocked() > 0) {
            parts.add(intake.blocked() + " messages of blocked topics dropped");
        }
        if (intake.forgotten() > 0) {
            parts.add(intake.forgotten() + " topics forgotten: more than 500 of one broker are unknown");
        }
        if (intake.notLookedAt() > 0) {
            parts.add(intake.notLookedAt() + " messages came too fast to be looked at");
        }
        return String.join(" · ", parts);
    }

    private void draw(List<Candidate> now) {
        List<Node> wanted = new ArrayList<>();
        Map<String, CandidateCard> left = new HashMap<>(known);
        for (Candidate each : now.subList(0, Math.min(now.size(), MOST_SHOWN))) {
            CandidateCard card = known.computeIfAbsent(each.key(), key -> new CandidateCard(each, actions, background));
            card.update(each);
            left.remove(each.key());
            wanted.add(card);
        }
        known.keySet().removeAll(left.keySet());
        if (now.size() > MOST_SHOWN) {
            Label more = new Label("and " + (now.size() - MOST_SHOWN) + " more");
            more.getStyleClass().add("muted");
            wanted.add(more);
        }
        if (!cards.getChildren().equals(wanted)) {
            cards.getChildren().setAll(wanted);
        }
        nothing.setVisible(now.isEmpty());
        long cameras = now.stream().filter(Candidate::isCamera).count();
        long others = now.size() - cameras;
        title.setText("INBOX" + (cameras == 0 ? "" : " · " + cameras + " NEW")
                + (others == 0 ? "" : " · " + others + (others == 1 ? " OTHER DEVICE" : " OTHER DEVICES")));
    }

    private void drawDecided(List<IntakeDecision> decisions) {
        decided.getChildren().clear();
        for (IntakeDecision each : decisions.reversed()) {
            Label what = new Label(
                    switch (each.kind()) {
                        case CLAIMED -> "claimed";
                        case IGNORED -> "ignored";
                        case BLOCKED -> "blocked";
                    });
            what.getStyleClass().add("badge");
            what.setMinWidth(USE_PREF_SIZE);
            Label name = new Label(Printable.text(each.name(), 40));
            Label prefix = new Label(Printable.text(each.prefix(), 60));
            prefix.getStyleClass().addAll("muted", "second-line");
            VBox text = new VBox(name, prefix);
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            Button undo = new Button("Undo");
            undo.getStyleClass().add("small");
            undo.setMinWidth(USE_PREF_SIZE);
            undo.setOnAction(click -> keeping.change(() -> {
                intake.undo(each);
                return "";
            }));
            HBox row = new HBox(8, what, text, undo);
            row.getStyleClass().add("decision");
            decided.getChildren().add(row);
        }
        decidedTitle.setText(decisions.isEmpty() ? "" : "DECIDED · " + decisions.size());
    }
}
