package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.command.CommandRefusedException;
import vedette.command.Stage;
import vedette.configuration.ConfigPush;
import vedette.configuration.FieldValue;
import vedette.dialect.ConfigAccess;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.Severity;

class ConfigRoomTest extends ConfigRoomRig {
    @Test
    void whatTheCameraConfirmsIsSetAndWrittenDownWithItsOperator() throws Exception {
        pushNewThreshold(false);
        assertThat(sent(one)).isEqualTo(SECOND);
        assertThat(room.of(one).draft()).isNull();
        commands.step(one, Stage.ANSWERED, 1, "executed");
        look();
        assertThat(push(one).isUnderWay()).isTrue();
        report(one, SECOND);
        commands.step(one, Stage.CONFIRMED, 1, "its configuration says so");
        look();
        assertThat(push(one).outcome()).isEqualTo(ConfigPush.Outcome.CONFIRMED);
        assertThat(room.of(one).set()).isEqualTo(Map.of("threshold", FieldValue.typedNumber("0.85")));
        assertThat(summaries())
                .containsExactly("configuration sent: threshold 0.80 → 0.85", "configuration confirmed by the camera");
        assertThat(log)
                .allMatch(entry -> entry.kind() == EventKind.CONFIG
                        && "olga".equals(entry.key())
                        && entry.camera().equals("CAM000"));
    }

    @Test
    void driftIsToldOnceAndLastsUntilItIsAcceptedOrOver() throws Exception {
        pushNewThreshold(false);
        report(one, SECOND);
        commands.step(one, Stage.CONFIRMED, 1, "");
        look();
        log.clear();
        report(one, FIRST);
        assertThat(look()).isEmpty();
        List<AttentionItem> lasting = lookLonger();
        assertThat(lasting).hasSize(1);
        assertThat(lasting.getFirst().standing()).isTrue();
        assertThat(lasting.getFirst().detail()).isEqualTo("CAM000 · threshold is 0.80, set was 0.85");
        lookLonger();
        assertThat(summaries()).containsExactly("configuration is not as it was set: threshold is 0.80, set was 0.85");
        assertThat(log.getFirst().severity()).isEqualTo(Severity.WARNING);
        room.acceptDrift(one);
        assertThat(lookLonger()).isEmpty();
        assertThat(summaries()).anyMatch(text -> text.startsWith("configuration accepted as the camera has it"));
        report(one, FIRST);
        assertThat(lookLonger()).isEmpty();
    }

    @Test
    void settingAgainMakesADraftOfWhatWasSet() throws Exception {
        pushNewThreshold(false);
        report(one, SECOND);
        commands.step(one, Stage.CONFIRMED, 1, "");
        look();
        report(one, FIRST);
        room.setAgain(one);
        room.push(one, false);
        assertThat(sent(one)).isEqualTo(SECOND);
        report(one, SECOND);
        commands.step(one, Stage.CONFIRMED, 1, "");
        assertThat(lookLonger()).isEmpty();
    }

    @Test
    void whatIsNotConfirmedIsRolledBackWhereTheOperatorWantsSo() throws Exception {
        pushNewThreshold(true);
        commands.step(one, Stage.EXPIRED, 3, "nobody answered");
        look();
        assertThat(commands.given(one)).hasSize(2);
        assertThat(sent(one)).isEqualTo(FIRST);
        assertThat(push(one).isRollBack()).isTrue();
        commands.step(one, Stage.CONFIRMED, 1, "");
        look();
        assertThat(push(one).outcome()).isEqualTo(ConfigPush.Outcome.CONFIRMED);
        assertThat(room.of(one).set()).isEmpty();
        assertThat(summaries())
                .containsExactly(
                        "configuration sent: threshold 0.80 → 0.85",
                        "configuration not confirmed by the camera: nobody answered",
                        "configuration: roll-back sent: threshold 0.85 → 0.80",
                        "configuration roll-back confirmed by the camera");
        assertThatThrownBy(() -> room.rollBack(one)).isInstanceOf(CommandRefusedException.class);
    }

    @Test
    void whatWasNeverSentOrChangedNothingIsNotRolledBack() throws Exception {
        pushNewThreshold(true);
        commands.step(one, Stage.EXPIRED, 0, "never connected");
        look();
        assertThat(push(one).outcome()).isEqualTo(ConfigPush.Outcome.NOT_SENT);
        room.edit(one, "threshold", FieldValue.typedNumber("0.9"));
        room.push(one, true);
        commands.step(one, Stage.REFUSED, 1, "unknown_command");
        look();
        assertThat(commands.given(one)).hasSize(2);
    }

    @Test
    void withoutTheOperatorsWishItIsOnlyOffered() throws Exception {
        pushNewThreshold(false);
        commands.step(one, Stage.UNCONFIRMED, 1, "its configuration does not say so");
        look();
        assertThat(commands.given(one)).hasSize(1);
        assertThat(push(one).canBeTakenBack(null)).isTrue();
        room.rollBack(one);
        assertThat(sent(one)).isEqualTo(FIRST);
    }

    @Test
    void aRollBackLeavesWhatOthersChangedAndRefusesWhereTheyChangedTheSame() throws Exception {
        pushNewThreshold(false);
        commands.step(one, Stage.UNCONFIRMED, 1, "its configuration does not say so");
        look();
        report(one, SECOND.replace("false", "true").replace("0.85", "0.7"));
        assertThatThrownBy(() -> room.rollBack(one))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("threshold is 0.7, neither as it was before nor as this left it");
        report(one, SECOND.replace("false", "true"));
        room.rollBack(one);
        assertThat(sent(one)).isEqualTo(FIRST.replace("false", "true"));
    }

    @Test
    void whatIsSentNamesItsKindAndWhatItChanges() throws Exception {
        pushNewThreshold(false);
        assertThat(commands.given(one).getLast().command().parameters())
                .containsEntry(ConfigAccess.TYPE, "settings")
                .containsEntry(ConfigAccess.CHANGED, "{\"threshold\":0.85}");
        assertThat(log.getLast().payloadBytes()).isEqualTo(SECOND.length());
    }

    @Test
    void whatNothingIsKnownOfIsNotRolledBackByItself() throws Exception {
        pushNewThreshold(true);
        commands.forget(one);
        look();
        assertThat(push(one).outcome()).isEqualTo(ConfigPush.Outcome.NOT_CONFIRMED);
        assertThat(commands.given(one)).isEmpty();
    }

    @Test
    void whatCanNotBeSentIsSaidAndTheDraftStays() throws Exception {
        report(one, FIRST);
        room.edit(one, "threshold", FieldValue.typedNumber("1.5"));
        assertThatThrownBy(() -> room.push(one, false))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessage("threshold: Allowed are 0 to 1.");
        room.edit(one, "threshold", FieldValue.typedNumber("0.5"));
        room.push(one, false);
        room.edit(one, "on", FieldValue.truth(true));
        assertThatThrownBy(() -> room.push(one, false)).hasMessageContaining("still on its way");
        assertThat(Objects.requireNonNull(room.of(one).draft()).changes()).containsOnlyKeys("on");
        CameraId silent = camera(9);
        commands.configure(silent, new ConfigAccess(null, null, List.of()));
        assertThatThrownBy(() -> room.push(silent, Map.of("a", FieldValue.truth(true)), false))
                .hasMessageContaining("has not reported");
        assertThatThrownBy(() -> room.ask(silent)).hasMessageContaining("can't be asked");
        room.ask(one);
        assertThat(commands.given(one).getLast().command().name()).isEqualTo("get_config");
    }

    @Test
    void hostileReportsAreSaidAndKeepTheLastGoodOne() {
        report(one, FIRST);
        report(one, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}");
        assertThat(room.of(one).fault()).contains("longer than 1 MB");
        assertThat(Objects.requireNonNull(room.of(one).reported()).document().json())
                .isEqualTo(FIRST);
    }

    @Test
    void whatWasSetOutlivesTheStation(@TempDir Path folder) throws Exception {
        room = room(folder);
        pushNewThreshold(false);
        report(one, SECOND);
        commands.step(one, Stage.CONFIRMED, 1, "");
        look();
        room.close();
        room = room(folder);
        assertThat(room.of(one).versions()).hasSize(3);
        report(one, FIRST);
        assertThat(lookLonger()).hasSize(1);
        room.restore(one, room.of(one).versions().get(1));
        assertThat(Objects.requireNonNull(room.of(one).draft()).changes()).containsOnlyKeys("threshold");
    }

    @Test
    void aFolderThatCanNotBeIsSaidInTheLog(@TempDir Path folder) throws Exception {
        Path file = java.nio.file.Files.writeString(folder.resolve("file"), "");
        room = room(file);
        report(one, FIRST);
        look();
        room.close();
        assertThat(summaries()).anyMatch(text -> text.startsWith("The configuration of CAM000 can't be kept"));
    }
}
