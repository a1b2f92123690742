package vedette.ui.watchlist;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.search.EventFilter;
import vedette.station.HitDecision;
import vedette.station.WatchHit;
import vedette.store.LogReader;
import vedette.ui.Sheet;
import vedette.ui.StillPicture;
import vedette.ui.Words;

/// The newest hit, or that of the chosen entry: its picture, what was read, and the operator's word on it. On the FX
/// thread.
final class HitPane extends VBox {
    private static final double USUAL_SHAPE = 9.0 / 20;

    private final LogReader log;
    private final StillPicture picture;
    private final Times times;
    private final Label title = new Label();
    private final Label read = value();
    private final Label where = value();
    private final Label when = value();
    private final Label entry = value();
    private final Label decided = Sheet.paragraph();
    private final FlowPane buttons = new FlowPane(6, 6);
    private @Nullable WatchHit hit;

    /// @param log where pictures of earlier hits are
    /// @param background decodes pictures
    HitPane(LogReader log, Executor background, Times times, BiConsumer<WatchHit, HitDecision> decide) {
        this.log = log;
        picture = new StillPicture(Platform::runLater, background, USUAL_SHAPE);
        this.times = times;
        getStyleClass().addAll("panel", "hit-pane");
        setId("hit-pane");
        title.getStyleClass().add("panel-title");
        buttons.getChildren()
                .setAll(
                        button("Right, act", "success", HitDecision.RIGHT_ACT, decide),
                        button("Misread", "", HitDecision.MISREAD, decide),
                        button("Right, no action", "", HitDecision.RIGHT_NO_ACTION, decide));
        VBox facts = new VBox(line("Read", read), line("Where", where), line("When", when), line("Entry", entry));
        getChildren().addAll(title, picture, facts, decided, buttons);
        setMinHeight(Region.USE_PREF_SIZE);
    }

    private static Label value() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Node line(String name, Label value) {
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "hit-fact-name");
        label.setMinWidth(56);
        HBox line = new HBox(8, label, value);
        line.getStyleClass().add("hit-fact");
        return line;
    }

    private Button button(String text, String style, HitDecision decision, BiConsumer<WatchHit, HitDecision> decide) {
        Button button = new Button(text);
        if (!style.isEmpty()) {
            button.getStyleClass().add(style);
        }
        button.setId("decide-" + decision.name().toLowerCase(Locale.ROOT));
        button.setOnAction(clicked -> {
            WatchHit shown = hit;
            if (shown != null) {
                decide.accept(shown, decision);
            }
        });
        return button;
    }

    @Nullable
    WatchHit shown() {
        return hit;
    }

    /// Shows a hit, or that there is none.
    void show(@Nullable WatchHit next) {
        WatchHit before = hit;
        hit = next;
        getChildren().subList(1, getChildren().size()).forEach(part -> Sheet.show(part, next != null));
        getStyleClass().removeAll("block", "watch", "allow");
        if (next == null) {
            title.setText("NO HIT YET");
            return;
        }
        getStyleClass().add(next.match().entry().list().word());
        title.setText("HIT · "
                + (next.doubted() ? "IN DOUBT" : next.match().word().toUpperCase(Locale.ROOT))
                + (next.late() ? " · TOLD LATE" : ""));
        read.setText(next.plate() + " " + next.looks());
        where.setText(next.where()
                + (next.where().equals(next.camera().name())
                        ? ""
                        : " " + next.camera().name())
                + (next.checkpoint().isEmpty() ? "" : " · checkpoint " + next.checkpoint()));
        String reason = next.match().entry().reason();
        entry.setText(next.match().entry().plate() + ", "
                + next.match().entry().list().word() + (reason.isEmpty() ? "" : ": " + reason));
        HitDecision decision = next.decision();
        Sheet.show(decided, decision != null);
        decided.setText(decision == null ? "" : "Decided: " + decision.inWords() + ".");
        if (before == null || !before.passing().equals(next.passing())) {
            picture.show(jpeg(next), "No picture came with this read.");
        }
        tick();
    }

    /// The picture at hand, else that of the log's entry of the hit.
    private CompletableFuture<Optional<byte[]>> jpeg(WatchHit shown) {
        byte[] picked = shown.picture();
        if (picked != null) {
            return CompletableFuture.completedFuture(Optional.of(picked));
        }
        EventFilter filter = EventFilter.ALL
                .ofKinds(Set.of(EventKind.WATCHLIST))
                .withLabels(Set.of("hit"))
                .ofPlates(Set.of(shown.plate()))
                .between(shown.received().minusMillis(1), shown.received().plusMillis(2));
        return log.page(filter, null, 1)
                .thenCompose(page ->
                        page.entries().isEmpty() || page.entries().getFirst().picture() == null
                                ? CompletableFuture.completedFuture(Optional.empty())
                                : log.picture(page.entries().getFirst().id()));
    }

    /// Says anew how long ago it was.
    void tick() {
        WatchHit shown = hit;
        if (shown != null) {
            Duration age = Duration.between(shown.received(), times.now());
            String text = times.moment(shown.received()) + ", " + Words.age(age.isNegative() ? Duration.ZERO : age)
                    + " ago"
                    + (shown.late() && shown.claimed() != null
                            ? "; by the camera " + times.inFull(shown.claimed())
                            : "");
            if (!when.getText().equals(text)) {
                when.setText(text);
            }
        }
    }

    List<Node> decisions() {
        return List.copyOf(buttons.getChildren());
    }
}
