package vedette.station;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vedette.command.FakeCommands;
import vedette.configuration.ConfigPush;
import vedette.configuration.FieldValue;
import vedette.dialect.CommandSpec;
import vedette.dialect.ConfigAccess;
import vedette.dialect.ConfigField;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.LogEntry;

/// A room of configurations over commands whose fate the test decides.
abstract class ConfigRoomRig {
    static final String FIRST = "{\"threshold\":0.80,\"odd\":{\"x\":1.0},\"on\":false}";
    static final String SECOND = "{\"threshold\":0.85,\"odd\":{\"x\":1.0},\"on\":false}";
    static final ConfigField THRESHOLD =
            new ConfigField("threshold", ConfigField.Type.NUMBER, "", 0.0, 1.0, List.of(), false);
    static final ConfigAccess ACCESS = new ConfigAccess(
            CommandSpec.of("get_config", "Request config", CommandSpec.Closing.STATE),
            CommandSpec.of("update_config", "Update config", CommandSpec.Closing.STATE),
            List.of(THRESHOLD));

    final FakeCommands commands = new FakeCommands();
    final List<LogEntry> log = new CopyOnWriteArrayList<>();
    final List<CameraId> cameras =
            IntStream.range(0, 10).mapToObj(ConfigRoomRig::camera).toList();
    final CameraId one = cameras.getFirst();
    ConfigRoom room = room(null);
    long nanos = 1;

    static CameraId camera(int number) {
        return new CameraId("home", "lprserver", "lprserver", CameraRole.CAMERA, "CAM00" + number);
    }

    ConfigRoom room(@Nullable Path folder) {
        ConfigNotes notes = new ConfigNotes(record -> log.addAll(record.entries()), "olga", Clock.systemUTC());
        ConfigKeeping keeping = folder == null ? ConfigKeeping.none() : ConfigKeeping.in(folder, notes::trouble);
        return new ConfigRoom(commands, keeping, notes, Clock.systemUTC());
    }

    void report(CameraId camera, String json) {
        commands.configure(camera, ACCESS);
        room.heard(
                new CameraEvent.ConfigReported(camera, null, null, "settings", json),
                new Arrival(Instant.now().plusMillis(1), System.nanoTime(), false));
    }

    List<AttentionItem> look() {
        nanos += Duration.ofMillis(200).toNanos();
        return room.look(nanos);
    }

    List<AttentionItem> lookLonger() {
        for (int i = 0; i < 8; i++) {
            look();
        }
        return look();
    }

    void pushNewThreshold(boolean rollBack) throws Exception {
        report(one, FIRST);
        room.edit(one, "threshold", FieldValue.typedNumber("0.85"));
        room.push(one, rollBack);
    }

    String sent(CameraId camera) {
        return commands.given(camera).getLast().command().parameter(ConfigAccess.CONFIG, "");
    }

    ConfigPush push(CameraId camera) {
        return Objects.requireNonNull(room.of(camera).push());
    }

    List<String> summaries() {
        return log.stream().map(LogEntry::summary).toList();
    }
}
