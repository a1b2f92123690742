package vedette.ui.cameras;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraDialect;
import vedette.intake.Candidate;
import vedette.intake.Proposal;
import vedette.station.Intake;
import vedette.ui.Sheet;

/// Asks for a newcomer's name and system, over the darkened screen. On the FX thread.
final class ClaimSheet extends Sheet {
    private final Intake intake;
    private final BookKeeping keeping;
    private final TextField name = new TextField();
    private final ComboBox<Choice> system = new ComboBox<>();
    private final Label what = paragraph();
    private final Label explanation = paragraph();
    private @Nullable Candidate candidate;

    /// A system to choose.
    ///
    /// @param proposal the system, or null to take the newcomer as it is
    private record Choice(String words, @Nullable Proposal proposal) {
        @Override
        public String toString() {
            return words;
        }
    }

    ClaimSheet(Intake intake, BookKeeping keeping) {
        super("Claim", 460);
        this.intake = intake;
        this.keeping = keeping;
        setId("claim-sheet");
        name.setId("claim-name");
        system.setId("claim-system");
        system.setMaxWidth(Double.MAX_VALUE);
        Button claim = new Button("Claim");
        claim.getStyleClass().add("accent");
        claim.setOnAction(click -> claim());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(click -> putAway());
        HBox buttons = new HBox(8, claim, cancel);
        fill(List.of(what, new Label("Name"), name, new Label("System"), system, explanation, buttons));
        name.setOnAction(entered -> claim());
        system.setOnAction(chosen -> explain());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                putAway();
                event.consume();
            }
        });
        visibleProperty().addListener((visible, before, now) -> {
            if (!now && getParent() != null) {
                getParent().requestFocus();
            }
        });
    }

    void ask(Candidate about) {
        candidate = about;
        what.setText(about.prefix() + " on " + about.broker() + ": " + about.seen() + ".");
        name.setText(about.name());
        List<Choice> choices = new ArrayList<>();
        about.proposals().forEach(each -> choices.add(new Choice(each.systemName(), each)));
        choices.add(new Choice("As it is", null));
        for (CameraDialect each : intake.catalog().dialects()) {
            boolean there =
                    about.proposals().stream().anyMatch(known -> known.system().equals(each.id()));
            if (!there) {
                Proposal other = new Proposal(each.id(), each.displayName(), about.prefix(), 0);
                choices.add(new Choice(each.displayName(), other));
            }
        }
        system.getItems().setAll(choices);
        system.getSelectionModel().selectFirst();
        explain();
        comeUp();
        name.requestFocus();
        name.selectAll();
    }

    private void explain() {
        Choice choice = system.getValue();
        Candidate about = candidate;
        if (choice == null || about == null) {
            return;
        }
        Proposal proposal = choice.proposal();
        explanation.setText(
                proposal == null
                        ? "What each of its " + about.topics().size() + " topics carries is written into a file of the"
                                + " profile, which can be edited."
                        : "The station listens for " + proposal.systemName() + " under " + proposal.prefix()
                                + " as well, from now on.");
    }

    private void claim() {
        Candidate about = candidate;
        Choice choice = system.getValue();
        if (about == null || choice == null) {
            return;
        }
        String called = name.getText();
        putAway();
        keeping.change(() -> {
            String remark = intake.claim(about, called, choice.proposal());
            return remark.isEmpty() ? "“" + called.strip() + "” is taken in: it appears on the wall." : remark;
        });
    }

    boolean isUp() {
        return isVisible();
    }
}
