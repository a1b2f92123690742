package vedette.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.command.CommandRecord;
import vedette.command.CommandStep;
import vedette.command.Stage;
import vedette.dialect.CommandSpec;
import vedette.model.CameraCommand;

class CommandRowsTest {
    private final List<CommandRecord> withdrawn = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private CommandRows rows;

    @BeforeEach
    void makeRows() throws Exception {
        rows = FxThread.call(() -> CommandRows.ofOneCamera(new CommandRows.Actions() {
            @Override
            public boolean canBeGivenAgain(CommandRecord record) {
                return CommandWords.canBeTriedAgain(record);
            }

            @Override
            public void again(CommandRecord record) {
                throw new AssertionError("not asked for");
            }

            @Override
            public void withdraw(CommandRecord record) {
                withdrawn.add(record);
            }
        }));
    }

    private static CommandRecord queued(String name) {
        CameraCommand command = new CameraCommand(
                UUID.randomUUID(), LiveWindow.monitor("hall"), name, Map.of(), "jo", Instant.EPOCH, null);
        return new CommandRecord(
                command,
                CommandSpec.of(name, name, CommandSpec.Closing.NOTHING),
                Stage.QUEUED,
                0,
                3,
                Instant.EPOCH.plusSeconds(30),
                List.of(new CommandStep(Instant.EPOCH, Stage.QUEUED, name + " waits")));
    }

    private List<Node> shown(CommandRecord... records) {
        rows.show(List.of(records));
        return List.copyOf(rows.getChildren().subList(1, rows.getChildren().size()));
    }

    private static List<String> texts(Node row) {
        return row.lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    @Test
    void aRowWhoseCommandIsGoneServesTheNextOne() throws Exception {
        FxThread.call(() -> {
            CommandRecord stays = queued("stop");
            List<Node> before = shown(queued("calibrate"), stays);
            open(before.getFirst());
            assertThat(texts(before.getFirst())).contains("calibrate", "calibrate waits");
            List<Node> after = shown(stays, queued("restart"));
            assertThat(after).containsExactly(before.getLast(), before.getFirst());
            assertThat(texts(after.getLast())).contains("restart").doesNotContain("calibrate waits", "restart waits");
            assertThat(texts(after.getFirst())).contains("stop");
            return null;
        });
    }

    @Test
    void aKeyMeantForOneCommandReachesNoOther() throws Exception {
        FxThread.call(() -> {
            Scene scene = new Scene(rows);
            CommandRecord mine = queued("calibrate");
            Node row = shown(mine).getFirst();
            Button takeBack = row.lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals("Take back"))
                    .findFirst()
                    .orElseThrow();
            takeBack.requestFocus();
            assertThat(scene.getFocusOwner()).isSameAs(takeBack);
            assertThat(shown(queued("stop"))).doesNotContain(row);
            takeBack.fire();
            assertThat(withdrawn).containsExactly(mine);
            return null;
        });
    }

    private static void open(Node row) {
        Objects.requireNonNull(row.getOnMouseClicked()).handle(null);
    }
}
