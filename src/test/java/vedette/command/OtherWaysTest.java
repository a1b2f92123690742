package vedette.command;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.command.DeskRig.DOOR;
import static vedette.command.DeskRig.GATE;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vedette.message.Published;

/// Commands whose answer is a picture, and commands to a web server.
class OtherWaysTest {
    private final DeskRig rig = new DeskRig();

    private Stage stage(CommandRecord record) {
        return rig.now(record).stage();
    }

    @Test
    void onePictureIsTheAnswerToTheOldestThatWaits() throws Exception {
        CommandRecord first = rig.give("shoot");
        CommandRecord second = rig.give("shoot");
        rig.picture(GATE, null);
        assertThat(stage(first)).isEqualTo(Stage.SENT);
        rig.picture(DOOR, null);
        assertThat(stage(first)).isEqualTo(Stage.CONFIRMED);
        assertThat(stage(second)).isEqualTo(Stage.SENT);
        rig.picture(DOOR, null);
        assertThat(stage(second)).isEqualTo(Stage.CONFIRMED);
    }

    @Test
    void aPictureThatBringsBackAnIdAnswersThatCommandOnly() throws Exception {
        CommandRecord first = rig.give("shoot");
        CommandRecord second = rig.give("shoot");
        rig.picture(DOOR, Sending.correlation(UUID.randomUUID()));
        rig.picture(DOOR, "abcd");
        rig.picture(DOOR, Sending.correlation(second.command().id()));
        assertThat(stage(second)).isEqualTo(Stage.CONFIRMED);
        assertThat(stage(first)).isEqualTo(Stage.SENT);
    }

    @Test
    void aPictureFromBeforeIsNoAnswer() throws Exception {
        var before = rig.arrival();
        rig.pass(1);
        CommandRecord given = rig.give("shoot");
        rig.desk.heard(new vedette.model.CameraEvent.SnapshotTaken(DOOR, null, 1000), before);
        assertThat(stage(given)).isEqualTo(Stage.SENT);
    }

    @Test
    void aDeafCameraEndsInAClearTimeOut() throws Exception {
        CommandRecord given = rig.give("shoot");
        rig.last().said().complete(Published.TAKEN);
        for (int second = 0; second < 30; second++) {
            rig.pass(1);
        }
        assertThat(stage(given)).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(given).text())
                .startsWith("no picture came within 30 s, though it was sent 3 times. Try again");
        rig.picture(DOOR, null);
        assertThat(stage(given)).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(given).text()).startsWith("after the end: ");
    }

    @Test
    void aPictureThatAnEarlierTryMayHaveBroughtIsToldSo() throws Exception {
        CommandRecord twice = rig.give("shoot");
        rig.pass(10);
        assertThat(rig.sent).hasSize(2);
        rig.picture(DOOR, null);
        CommandRecord next = rig.give("shoot");
        rig.picture(DOOR, null);
        assertThat(rig.now(twice).text()).isEqualTo("a picture came.");
        assertThat(rig.now(next).text()).isEqualTo("a picture came. An earlier request may have brought it.");
        rig.picture(DOOR, null); // now each try has its own
        CommandRecord later = rig.give("shoot");
        rig.picture(DOOR, null);
        assertThat(rig.now(later).text()).isEqualTo("a picture came.");
    }

    @Test
    void aDeafCamerasOldTriesSayNothingAfterAWhile() throws Exception {
        CommandRecord deaf = rig.give("shoot");
        rig.pass(31);
        assertThat(stage(deaf)).isEqualTo(Stage.EXPIRED);
        rig.pass(30);
        CommandRecord next = rig.give("shoot");
        rig.picture(DOOR, null);
        assertThat(rig.now(next).text()).isEqualTo("a picture came.");
    }

    @Test
    void aWebServersAnswerIsTheLastWord() throws Exception {
        CommandRecord done = rig.give("switch");
        rig.asked.getLast().complete(DeskRig.reply(200, "done"));
        assertThat(stage(done)).isEqualTo(Stage.CONFIRMED);
        CommandRecord refused = rig.give("switch");
        rig.asked.getLast().complete(DeskRig.reply(400, "no"));
        assertThat(stage(refused)).isEqualTo(Stage.REFUSED);
        CommandRecord failing = rig.give("post");
        rig.asked.getLast().complete(DeskRig.reply(500, "?"));
        assertThat(stage(failing)).isEqualTo(Stage.REFUSED);
        assertThat(rig.now(failing).text()).isEqualTo("the web server answered with the error 500");
        CommandRecord vague = rig.give("switch");
        rig.asked.getLast().complete(DeskRig.reply(200, "?"));
        assertThat(stage(vague)).isEqualTo(Stage.TAKEN);
    }

    @Test
    void aWebServerNeedsNoBroker() throws Exception {
        rig.online = false;
        CommandRecord given = rig.give("switch");
        assertThat(stage(given)).isEqualTo(Stage.SENT);
        assertThat(rig.now(given).text()).isEqualTo("sent to http://lab:5000");
    }

    @Test
    void aWebServerThatIsAwayIsTriedAgainButNotForWhatMustNotBeDoneTwice() throws Exception {
        CommandRecord twice = rig.give("switch");
        rig.asked.getLast().completeExceptionally(new IOException("Nobody answers."));
        assertThat(rig.now(twice).text()).isEqualTo("try 2 of 3 follows: Nobody answers.");
        rig.pass(10);
        assertThat(rig.asked).hasSize(2);
        CommandRecord once = rig.give("post");
        rig.asked.getLast().completeExceptionally(new ConnectException("Nobody answers."));
        assertThat(stage(once)).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(once).text()).isEqualTo("Nobody answers.");
        rig.pass(10);
        assertThat(rig.asked).hasSize(3); // the second try of the first is still under way
    }

    @Test
    void whatBreaksOffMayHaveBeenDone() throws Exception {
        CommandRecord once = rig.give("post");
        rig.asked.getLast().completeExceptionally(new IOException("It broke."));
        assertThat(stage(once)).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(once).text()).isEqualTo("It broke. It may have been done all the same");
    }

    @Test
    void whatAWebServerHasNoRoomForWaitsAndIsNotCalledSent() throws Exception {
        rig.room = 1;
        CommandRecord first = rig.give("switch");
        CommandRecord second = rig.give("switch");
        assertThat(stage(second)).isEqualTo(Stage.QUEUED);
        assertThat(rig.now(second).text()).isEqualTo("it waits until the web server has answered earlier requests");
        assertThat(rig.asked).hasSize(1);
        rig.pass(1);
        rig.asked.getFirst().complete(DeskRig.reply(200, "done"));
        rig.pass(0);
        assertThat(stage(first)).isEqualTo(Stage.CONFIRMED);
        assertThat(stage(second)).isEqualTo(Stage.SENT);
        assertThat(rig.timeGiven).isEqualTo(Duration.ofSeconds(29));
    }

    @Test
    void noRequestOutlivesItsCommandAndNoneIsMadeTwiceAtOnce() throws Exception {
        rig.room = 1;
        CommandRecord silent = rig.give("switch");
        CommandRecord waiting = rig.give("switch");
        for (int second = 0; second < 30; second++) {
            rig.pass(1);
        }
        assertThat(rig.asked).hasSize(1);
        assertThat(rig.asked.getFirst()).isCancelled();
        assertThat(stage(silent)).isEqualTo(Stage.EXPIRED);
        assertThat(rig.now(waiting).text())
                .isEqualTo("never sent: the web server was still busy with earlier requests");
        CommandRecord closed = rig.give("post");
        rig.desk.close();
        assertThat(rig.asked.getLast()).isCancelled();
        assertThat(stage(closed)).isEqualTo(Stage.EXPIRED);
    }

    @Test
    void aPictureFromAWebServerIsShown() throws Exception {
        CommandRecord given = rig.give("still");
        rig.asked.getLast().complete(DeskRig.reply(200, "jpeg"));
        assertThat(stage(given)).isEqualTo(Stage.CONFIRMED);
        assertThat(rig.pictures).hasSize(1);
    }
}
