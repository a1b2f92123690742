package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.command.CommandRefusedException;
import vedette.command.FakeCommands;
import vedette.command.Stage;
import vedette.configuration.ConfigPush;
import vedette.configuration.FieldValue;
import vedette.dialect.CommandSpec;
import vedette.dialect.ConfigAccess;
import vedette.dialect.ConfigField;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

class ConfigRoomTest {
    private static final String FIRST = "{\"threshold\":0.80,\"odd\":{\"x\":1.0},\"on\":false}";
    private static final String SECOND = "{\"threshold\":0.85,\"odd\":{\"x\":1.0},\"on\":false}";
    private static final ConfigField THRESHOLD =
            new ConfigField("threshold", ConfigField.Type.NUMBER, "", 0.0, 1.0, List.of(), false);
    private static final ConfigAccess ACCESS = new ConfigAccess(
            CommandSpec.of("get_config", "Request config", CommandSpec.Closing.STATE),
            CommandSpec.of("update_config", "Update config", CommandSpec.Closing.STATE),
            List.of(THRESHOLD));

    private final FakeCommands commands = new FakeCommands();
    private final List<LogEntry> log = new CopyOnWriteArrayList<>();
    private final List<CameraId> cameras =
            IntStream.range(0, 10).mapToObj(ConfigRoomTest::camera).toList();
    private final CameraId one = cameras.getFirst();
    private ConfigRoom room = room(null);
    private long nanos = 1;

    private static CameraId camera(int number) {
        return new CameraId("home", "lprserver", "lprserver", CameraRole.CAMERA, "CAM00" + number);
    }

    private ConfigRoom room(@Nullable Path folder) {
        ConfigNotes notes = new ConfigNotes(log::add, "olga", Clock.systemUTC());
        ConfigKeeping keeping = folder == null ? ConfigKeeping.none() : ConfigKeeping.in(folder, notes::trouble);
        return new ConfigRoom(commands, keeping, notes, Clock.systemUTC());
    }

    private void report(CameraId camera, String json) {
        commands.configure(camera, ACCESS);
        room.heard(
                new CameraEvent.ConfigReported(camera, null, null, "settings", json),
                new Arrival(Instant.now().plusMillis(1), System.nanoTime(), false));
    }

    private List<AttentionItem> look() {
        nanos += Duration.ofMillis(200).toNanos();
        return room.look(nanos);
    }

    private List<AttentionItem> lookLonger() {
        for (int i = 0; i < 8; i++) {
            look();
        }
        return look();
    }

    private void pushNewThreshold(boolean rollBack) throws Exception {
        report(one, FIRST);
        room.edit(one, "threshold", FieldValue.typedNumber("0.85"));
        room.push(one, rollBack);
    }

    private String sent(CameraId camera) {
        return commands.given(camera).getLast().command().parameter(ConfigAccess.CONFIG, "");
    }

    private ConfigPush push(CameraId camera) {
        return Objects.requireNonNull(room.of(camera).push());
    }

    private List<String> summaries() {
        return log.stream().map(LogEntry::summary).toList();
    }

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
                        "configuration: roll-back sent",
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
    void theFirstOfTenFailsAndNineAreLeftAlone() {
        cameras.forEach(camera -> report(camera, FIRST));
        UUID batch = room.pushToMany(cameras, Map.of("threshold", FieldValue.typedNumber("0.85")), true);
        look();
        assertThat(commands.given(one)).hasSize(1);
        commands.step(one, Stage.EXPIRED, 3, "nobody answered");
        look();
        ConfigBatch.View view = room.batch(batch).orElseThrow();
        assertThat(view.isOver()).isTrue();
        assertThat(view.lines()).extracting(ConfigBatch.Line::camera).isEqualTo(cameras);
        assertThat(view.lines().getFirst().standing()).isEqualTo(ConfigBatch.Standing.FAILED);
        assertThat(view.lines().subList(1, 10)).allMatch(line -> line.standing() == ConfigBatch.Standing.LEFT_ALONE);
        cameras.subList(1, 10)
                .forEach(camera -> assertThat(commands.given(camera)).isEmpty());
        assertThat(sent(one)).as("rolled back").isEqualTo(FIRST);
        assertThat(summaries())
                .contains("configuration for 10 cameras, first for CAM000: 0 confirmed, 1 failed, 9 left alone");
    }

    @Test
    void afterTheFirstHasConfirmedEachOtherHasItsOwnResult() {
        List<CameraId> others = cameras.subList(1, 10);
        cameras.forEach(camera -> report(camera, FIRST));
        report(cameras.get(3), "{\"threshold\":\"high\"}");
        UUID batch = room.pushToMany(cameras, Map.of("threshold", FieldValue.typedNumber("0.85")), false);
        look();
        report(one, SECOND);
        commands.step(one, Stage.CONFIRMED, 1, "so it says");
        look();
        List<CameraId> given = new ArrayList<>(others);
        given.remove(cameras.get(3));
        given.forEach(camera -> assertThat(commands.given(camera)).hasSize(1));
        for (CameraId camera : given.subList(1, given.size())) {
            commands.step(camera, Stage.CONFIRMED, 1, "so it says");
        }
        commands.step(given.getFirst(), Stage.EXPIRED, 3, "nobody answered");
        look();
        ConfigBatch.View view = room.batch(batch).orElseThrow();
        assertThat(view.isOver()).isTrue();
        assertThat(view.lines())
                .extracting(ConfigBatch.Line::standing)
                .filteredOn(each -> each == ConfigBatch.Standing.CONFIRMED)
                .hasSize(8);
        assertThat(view.lines().get(1).standing()).isEqualTo(ConfigBatch.Standing.FAILED);
        assertThat(view.lines().get(3).text()).contains("threshold: Give a text.");
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
