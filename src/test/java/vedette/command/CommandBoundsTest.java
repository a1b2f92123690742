package vedette.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vedette.command.DeskRig.DOOR;
import static vedette.command.DeskRig.GATE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.settings.CommandSettings;

/// What a desk takes and keeps, and how it ends.
class CommandBoundsTest {
    private final DeskRig rig = new DeskRig();

    @Test
    void moreThanItsBoundAreRefusedWithASentence() throws Exception {
        DeskRig small = new DeskRig(new CommandSettings(Duration.ofSeconds(30), 3, Duration.ofSeconds(10), 2));
        small.online = false;
        CommandRecord first = small.give("ask");
        small.give("ask");
        assertThatThrownBy(() -> small.give("ask"))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("2 commands are under way already");
        assertThat(small.desk.withdraw(first.command().id())).isTrue();
        assertThat(small.now(first).stage()).isEqualTo(Stage.WITHDRAWN);
        small.give("ask");
        List<CommandRecord> all = small.desk.giveAll(List.of(DOOR, GATE), "ask", Map.of());
        assertThat(all).hasSize(2).allMatch(each -> each.stage() == Stage.REFUSED);
        assertThat(all.getFirst().command().batch())
                .isNotNull()
                .isEqualTo(all.getLast().command().batch());
    }

    @Test
    void whatWasSentCannotBeTakenBack() throws Exception {
        CommandRecord given = rig.give("ask");
        assertThat(rig.desk.withdraw(given.command().id())).isFalse();
        rig.answer(given, true, "executed");
        assertThat(rig.desk.withdraw(given.command().id())).isFalse();
    }

    @Test
    void whatCannotBeSaidIsNotQueued() {
        assertThatThrownBy(() -> rig.desk.give(DOOR, "dance", Map.of()))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("dance");
        assertThatThrownBy(() -> rig.desk.give(DOOR, "stir", Map.of("speed", "much")))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("number");
        assertThatThrownBy(() -> rig.desk.give(DOOR, "stir", Map.of("speed", "13")))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("bad luck");
        rig.http = false;
        assertThatThrownBy(() -> rig.desk.give(DOOR, "post", Map.of()))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("option http");
        rig.gone.add(GATE);
        assertThatThrownBy(() -> rig.desk.give(GATE, "stir", Map.of())).isInstanceOf(CommandRefusedException.class);
        assertThat(rig.desk.offered(GATE)).isEmpty();
        assertThat(rig.desk.offered(DOOR)).noneMatch(spec -> spec.name().equals("post"));
        assertThat(rig.desk.recent()).isEmpty();
    }

    @Test
    void theListIsTheSameUntilSomethingChanges() throws Exception {
        CommandRecord first = rig.give("ask");
        CommandRecord second = rig.give("stir");
        List<CommandRecord> list = rig.desk.recent();
        assertThat(list).extracting(CommandRecord::command).containsExactly(second.command(), first.command());
        rig.pass(1);
        assertThat(rig.desk.recent()).isSameAs(list);
        rig.answer(first, true, "executed");
        assertThat(rig.desk.recent()).isNotSameAs(list);
    }

    @Test
    void theLastFiveHundredThatAreOverAreShownAndAsManyMoreRememberedAsCanBeUnderWay() throws Exception {
        DeskRig small = new DeskRig(new CommandSettings(Duration.ofSeconds(30), 3, Duration.ofSeconds(10), 2));
        CommandRecord first = small.give("ask");
        small.answer(first, true, "executed");
        for (int i = 0; i < 502; i++) {
            assertThat(small.now(first).stage()).isEqualTo(Stage.CONFIRMED);
            small.answer(small.give("ask"), true, "executed");
        }
        assertThat(small.desk.recent()).hasSize(500);
        small.answer(small.give("ask"), true, "executed");
        assertThat(small.desk.find(first.command().id())).isEmpty();
        small.answer(first, true, "again"); // nobody knows it any more
    }

    @Test
    void whatIsRefusedForOneOfSeveralIsStillTheDangerousCommandThatItIs() {
        List<CommandRecord> all = rig.desk.giveAll(List.of(DOOR), "stir", Map.of("speed", "13"));
        assertThat(all.getFirst().stage()).isEqualTo(Stage.REFUSED);
        assertThat(all.getFirst().spec())
                .isEqualTo(rig.desk.offered(DOOR).getFirst())
                .matches(spec -> spec.warning() != null);
    }

    @Test
    void atTheEndEachIsWhatItIs() throws Exception {
        CommandRecord sent = rig.give("ask");
        CommandRecord answered = rig.give("stir");
        rig.answer(answered, true, "executed");
        rig.online = false;
        CommandRecord waiting = rig.give("ask");
        rig.desk.close();
        assertThat(rig.now(sent).text()).isEqualTo("the station was closed before an answer came");
        assertThat(rig.now(sent).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(answered).stage()).isEqualTo(Stage.UNCONFIRMED);
        assertThat(rig.now(waiting).stage()).isEqualTo(Stage.WITHDRAWN);
        assertThatThrownBy(() -> rig.give("ask")).isInstanceOf(CommandRefusedException.class);
    }
}
