package vedette.command;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.command.DeskRig.DOOR;
import static vedette.command.DeskRig.GATE;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.message.PublishRefusedException;
import vedette.message.Published;
import vedette.model.CameraEvent;
import vedette.model.Severity;

/// The rules of a command's life line, one by one.
class CommandDeskTest {
    private final DeskRig rig = new DeskRig();

    private static List<Stage> stages(CommandRecord record) {
        return record.steps().stream().map(CommandStep::stage).toList();
    }

    @Test
    void aCommandIsQueuedSentTakenAnsweredAndConfirmed() throws Exception {
        CommandRecord given = rig.give("stir");
        assertThat(given.stage()).isEqualTo(Stage.QUEUED);
        rig.last().said().complete(Published.TAKEN);
        rig.answer(given, true, "executed");
        assertThat(rig.now(given).stage()).isEqualTo(Stage.ANSWERED);
        rig.move(DOOR);
        CommandRecord done = rig.now(given);
        assertThat(stages(done))
                .containsExactly(Stage.QUEUED, Stage.SENT, Stage.TAKEN, Stage.ANSWERED, Stage.CONFIRMED);
        assertThat(done.text()).isEqualTo("it moves");
        assertThat(done.command().operator()).isEqualTo("jo");
        assertThat(done.command().parameters()).containsExactly(Map.entry("speed", "1"));
        assertThat(rig.told.getLast()).isEqualTo(done);
    }

    @Test
    void whatTheServerSaysNeverEndsIt() throws Exception {
        CommandRecord given = rig.give("ask");
        rig.last().said().complete(Published.TAKEN);
        rig.answer(given, false, "executed");
        assertThat(rig.now(given).stage()).isEqualTo(Stage.TAKEN);
        assertThat(rig.now(given).text()).isEqualTo("the server says executed");
        rig.pass(30);
        assertThat(rig.now(given).stage()).isEqualTo(Stage.EXPIRED);
    }

    @Test
    void anAnswerIsEnoughWhereNothingElseShows() throws Exception {
        CommandRecord given = rig.give("ask");
        rig.answer(given, true, "executed"); // faster than the broker's word
        rig.last().said().complete(Published.TAKEN);
        assertThat(stages(rig.now(given))).containsExactly(Stage.QUEUED, Stage.SENT, Stage.CONFIRMED);
    }

    @Test
    void anAnswerWithoutAStateStaysUnconfirmed() throws Exception {
        CommandRecord given = rig.give("stir");
        rig.answer(given, true, "executed");
        rig.pass(29.9);
        assertThat(rig.sent).as("no retry after an answer").hasSize(1);
        rig.pass(0.1);
        assertThat(rig.now(given).stage()).isEqualTo(Stage.UNCONFIRMED);
        assertThat(rig.now(given).text()).contains("nothing showed that it was done within 30 s");
    }

    @Test
    void anAnswerThatNobodyUnderstandsConfirmsNothing() throws Exception {
        CommandRecord given = rig.give("ask");
        rig.answer(given, true, "maybe");
        rig.pass(30);
        assertThat(rig.now(given).stage()).isEqualTo(Stage.UNCONFIRMED);
        assertThat(rig.now(given).text()).contains("did not say that it was done");
    }

    @Test
    void aCameraThatSaysNo() throws Exception {
        CommandRecord given = rig.give("stir");
        rig.answer(given, true, "no");
        rig.answer(given, true, "executed");
        assertThat(rig.now(given).stage()).isEqualTo(Stage.REFUSED);
        assertThat(rig.now(given).text()).isEqualTo("after the end: it said executed");
    }

    @Test
    void aRetryIsVisibleAndHasTheSameId() throws Exception {
        CommandRecord given = rig.give("ask");
        rig.last().said().complete(Published.TAKEN);
        rig.pass(9.9);
        assertThat(rig.sent).hasSize(1);
        rig.pass(0.1);
        rig.pass(10);
        assertThat(rig.sent).hasSize(3);
        assertThat(rig.sent.stream()
                        .map(each -> each.property("correlation-data"))
                        .distinct())
                .containsExactly(given.command().id().toString().replace("-", ""));
        assertThat(rig.sent.stream().map(each -> each.property("message-expiry")))
                .containsExactly("30", "20", "10");
        assertThat(rig.now(given).attempt()).isEqualTo(3);
        assertThat(rig.now(given).steps().stream().map(CommandStep::text))
                .contains("try 2 of 3: no answer for 10 s", "try 3 of 3: no answer for 10 s")
                .contains("sent again, try 3 of 3");
        rig.pass(10);
        assertThat(rig.sent).hasSize(3);
        assertThat(rig.now(given).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(given).text()).isEqualTo("no answer came within 30 s, though it was sent 3 times");
    }

    @Test
    void whatMustNotBeDoneTwiceIsSentOnce() throws Exception {
        CommandRecord given = rig.give("once");
        rig.last().said().completeExceptionally(new IOException("reset"));
        rig.pass(29);
        assertThat(rig.sent).hasSize(1);
        assertThat(rig.now(given).tries()).isEqualTo(1);
        rig.pass(1);
        assertThat(rig.now(given).text()).contains("the connection was lost meanwhile");
    }

    @Test
    void aPublishOfUnknownFateIsRetriedLikeAnUnansweredOne() throws Exception {
        CommandRecord given = rig.give("ask");
        rig.last().said().completeExceptionally(new IOException("reset"));
        assertThat(rig.now(given).text()).contains("it may have it, or not");
        rig.online = false;
        rig.pass(10);
        assertThat(rig.now(given).stage()).isEqualTo(Stage.QUEUED);
        rig.online = true;
        rig.pass(2);
        assertThat(rig.sent).hasSize(2);
        assertThat(rig.last().property("message-expiry")).isEqualTo("18");
    }

    @Test
    void offlineItWaitsAndIsSentWhenTheLinkIsBack() throws Exception {
        rig.online = false;
        CommandRecord given = rig.give("ask");
        assertThat(given.text()).contains("waits until the broker is connected");
        rig.pass(12.5);
        assertThat(rig.sent).isEmpty();
        rig.online = true;
        rig.pass(0);
        assertThat(rig.last().property("message-expiry")).isEqualTo("17");
        assertThat(rig.now(given).stage()).isEqualTo(Stage.SENT);
    }

    @Test
    void offlineUntilItsDeadlineItExpiresUnsent() throws Exception {
        rig.online = false;
        CommandRecord given = rig.give("ask");
        rig.pass(29.5);
        rig.online = true;
        rig.pass(0);
        assertThat(rig.sent).as("less than a second is left").isEmpty();
        rig.pass(0.5);
        assertThat(rig.now(given).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(given).text()).startsWith("never sent:");
        assertThat(rig.now(given).attempt()).isZero();
    }

    @Test
    void aLinkThatIsLostInThatMomentLeavesItQueued() throws Exception {
        rig.refusesAtOnce = true;
        CommandRecord given = rig.give("ask");
        rig.pass(1);
        assertThat(stages(rig.now(given))).containsExactly(Stage.QUEUED);
        rig.refusesAtOnce = false;
        rig.pass(1);
        rig.last().said().completeExceptionally(new IllegalStateException("not connected"));
        assertThat(rig.now(given).stage()).isEqualTo(Stage.QUEUED);
        assertThat(rig.now(given).attempt()).isZero();
        rig.pass(1);
        assertThat(rig.sent).hasSize(2);
    }

    @Test
    void nobodyListens() throws Exception {
        CommandRecord given = rig.give("shout");
        rig.last().said().complete(Published.NOBODY_LISTENS);
        assertThat(rig.now(given).text()).isEqualTo("the broker has it, but no camera is listening there");
        rig.pass(10);
        rig.last().said().complete(Published.TAKEN);
        assertThat(rig.now(given).stage()).isEqualTo(Stage.SENT_ONLY);
        CommandRecord other = rig.give("ask");
        rig.last().said().complete(Published.NOBODY_LISTENS);
        for (int second = 0; second < 30; second++) {
            rig.pass(1);
            rig.last().said().complete(Published.NOBODY_LISTENS);
        }
        assertThat(rig.now(other).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(other).text()).endsWith("no camera is listening there");
    }

    @Test
    void whatNobodyAnswersIsSentOnly() throws Exception {
        CommandRecord given = rig.give("shout");
        assertThat(rig.now(given).stage()).isEqualTo(Stage.SENT);
        rig.last().said().complete(Published.TAKEN);
        assertThat(rig.now(given).stage()).isEqualTo(Stage.SENT_ONLY);
        rig.pass(60);
        assertThat(rig.sent).hasSize(1);
    }

    @Test
    void aBrokerThatRefuses() throws Exception {
        CommandRecord given = rig.give("ask");
        rig.last().said().completeExceptionally(new PublishRefusedException("Not there."));
        assertThat(rig.now(given).stage()).isEqualTo(Stage.REFUSED);
        assertThat(rig.now(given).text()).isEqualTo("Not there.");
        CommandRecord later = rig.give("ask");
        rig.last().said().completeExceptionally(new PublishRefusedException("Too much.", false));
        assertThat(rig.now(later).text()).isEqualTo("try 2 of 3 follows: Too much.");
        rig.pass(10);
        rig.last().said().complete(Published.TAKEN);
        assertThat(rig.now(later).stage()).isEqualTo(Stage.TAKEN);
    }

    @Test
    void lateAnswersAreNotedAndChangeNothing() throws Exception {
        CommandRecord given = rig.give("ask");
        rig.pass(30);
        rig.answer(given, true, "executed");
        rig.answer(given, true, "executed");
        CommandRecord over = rig.now(given);
        assertThat(over.stage()).isEqualTo(Stage.EXPIRED);
        assertThat(over.steps().stream().map(CommandStep::text).filter(text -> text.startsWith("after the end")))
                .containsExactly("after the end: it said executed");
    }

    @Test
    void doublesCountOnceAndStrangersNotAtAll() throws Exception {
        CommandRecord given = rig.give("stir");
        CommandRecord other = rig.give(GATE, "stir");
        rig.answer(given, true, "executed");
        rig.answer(given, true, "executed");
        rig.move(DeskRig.SERVER.equals(GATE) ? DOOR : GATE);
        assertThat(stages(rig.now(given))).containsExactly(Stage.QUEUED, Stage.SENT, Stage.ANSWERED);
        assertThat(rig.now(other).stage()).isEqualTo(Stage.CONFIRMED);
    }

    @Test
    void aStormOfAnswersDoesNotHideTheLastWord() throws Exception {
        CommandRecord given = rig.give("ask");
        for (int i = 0; i < 1000; i++) {
            rig.answer(given, false, "word " + i);
        }
        rig.answer(given, true, "executed");
        CommandRecord over = rig.now(given);
        assertThat(over.steps()).hasSizeLessThanOrEqualTo(64);
        assertThat(over.stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(over.text()).isEqualTo("it said executed");
    }

    @Test
    void anAnswerWithoutAnIdAnswersTheOldestThatWaitsAndNoOther() throws Exception {
        CommandRecord over = rig.give("ask");
        rig.pass(31);
        int steps = rig.now(over).steps().size();
        CommandRecord first = rig.give("ask");
        CommandRecord second = rig.give("ask");
        rig.answer(DOOR, "ok");
        assertThat(rig.now(first).stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(rig.now(second).stage()).isEqualTo(Stage.SENT);
        rig.answer(DOOR, "done");
        assertThat(rig.now(second).stage()).isEqualTo(Stage.CONFIRMED);
        rig.answer(DOOR, "and more");
        assertThat(rig.now(over).steps()).hasSize(steps);
    }

    @Test
    void aRemarkNeitherEndsTheTriesNorTheCommand() throws Exception {
        CommandRecord given = rig.give("ask");
        rig.desk.heard(new CameraEvent.CryHeard(DOOR, null, null, 0.5), rig.arrival());
        assertThat(rig.now(given).stage()).isEqualTo(Stage.SENT);
        assertThat(rig.now(given).text()).isEqualTo("it cried");
        rig.pass(10);
        assertThat(rig.sent).hasSize(2);
        rig.pass(20);
        assertThat(rig.now(given).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(given).text()).endsWith("it cried");
    }

    @Test
    void whatCameWithoutSayingWhyIsNoConfirmation() throws Exception {
        CommandRecord given = rig.give("ask");
        rig.desk.heard(new CameraEvent.AlertRaised(DOOR, null, null, Severity.INFO, "x"), rig.arrival());
        assertThat(rig.now(given).stage()).isEqualTo(Stage.SENT_ONLY);
        assertThat(rig.now(given).text()).isEqualTo("an alert came");
    }
}
