package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.DOOR;
import static vedette.station.Sample.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vedette.command.CommandRecord;
import vedette.command.CommandStep;
import vedette.command.Stage;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.message.InboundMessage;
import vedette.message.OutboundMessage;
import vedette.model.CameraCommand;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.LogRecord;
import vedette.store.RecentRecord;

/// What of commands goes into the log and before the operator, and what the next run makes of it.
class CommandLogTest {
    private final List<LogRecord> records = new ArrayList<>();
    private final AttentionList attention = new AttentionList();
    private final CommandLog log = new CommandLog(records::add, attention, id -> "Front door", new TestClock());

    private static CommandRecord record(UUID id, Stage... stages) {
        CameraCommand command = new CameraCommand(id, DOOR, "restart", Map.of("delay", "5"), "jo", NOW, null);
        List<CommandStep> steps = new ArrayList<>();
        for (Stage stage : stages) {
            steps.add(new CommandStep(NOW, stage, "it is " + stage));
        }
        return new CommandRecord(
                command,
                CommandSpec.of("restart", "Restart", Closing.STATE),
                stages[stages.length - 1],
                1,
                3,
                NOW,
                steps);
    }

    private void tell(UUID id, Stage... stages) {
        for (int i = 1; i <= stages.length; i++) {
            log.stepped(record(id, java.util.Arrays.copyOf(stages, i)));
        }
    }

    private List<LogEntry> entries() {
        return records.stream().flatMap(each -> each.entries().stream()).toList();
    }

    @Test
    void eachStepIsWrittenUnderTheCommandsIdAndWhoGaveItUnderTheirName() {
        UUID id = UUID.randomUUID();
        tell(id, Stage.QUEUED, Stage.SENT, Stage.EXPIRED);
        assertThat(entries().getFirst().kind()).isEqualTo(EventKind.AUDIT);
        assertThat(entries().getFirst().key()).isEqualTo("jo");
        assertThat(entries().getFirst().summary()).contains("gave the command restart (delay=5)", id.toString());
        assertThat(entries().stream().skip(1))
                .allMatch(each -> id.toString().equals(each.key()) && each.kind() == EventKind.COMMAND);
        assertThat(entries().getLast().summary()).isEqualTo("restart, given by jo: expired · it is EXPIRED");
        assertThat(entries().getLast().severity()).isEqualTo(Severity.WARNING);
        assertThat(attention.items()).singleElement().satisfies(item -> {
            assertThat(item.title()).isEqualTo("Restart: expired");
            assertThat(item.detail()).isEqualTo("Front door · it is EXPIRED");
        });
    }

    @Test
    void whatComesAfterTheEndIsWrittenAndAlarmsNobodyAgain() {
        UUID id = UUID.randomUUID();
        tell(id, Stage.QUEUED, Stage.EXPIRED);
        attention.acknowledge(attention.items().getFirst(), 0);
        log.stepped(record(id, Stage.QUEUED, Stage.EXPIRED, Stage.EXPIRED));
        assertThat(entries().getLast().summary()).isEqualTo("restart: it is EXPIRED");
        assertThat(attention.items()).isEmpty();
    }

    @Test
    void whatWentWellOrWasTakenBackNeedsNoAttention() {
        tell(UUID.randomUUID(), Stage.QUEUED, Stage.SENT, Stage.CONFIRMED);
        tell(UUID.randomUUID(), Stage.QUEUED, Stage.WITHDRAWN);
        assertThat(attention.items()).isEmpty();
    }

    @Test
    void theNextRunTellsOfThoseWithoutALastWordOnce() {
        UUID open = UUID.randomUUID();
        tell(UUID.randomUUID(), Stage.QUEUED, Stage.SENT, Stage.CONFIRMED);
        tell(open, Stage.QUEUED, Stage.SENT);
        List<RecentRecord> left = recent();
        records.clear();
        log.noteUnfinished(left);
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.summary()).startsWith("restart: unknown outcome");
            assertThat(entry.key()).isEqualTo(open.toString());
            assertThat(entry.camera()).isEqualTo("door");
        });
        List<RecentRecord> both = new ArrayList<>(left);
        both.addAll(recent());
        records.clear();
        log.noteUnfinished(both);
        assertThat(records).isEmpty();
    }

    private List<RecentRecord> recent() {
        return records.stream()
                .map(each -> new RecentRecord("lab", NOW, each.repeatIds()))
                .toList();
    }

    @Test
    void whatWasPublishedIsRecognisedAsOftenAsItWas() {
        long[] nanos = {0};
        OwnPublications own = new OwnPublications(() -> nanos[0]);
        OutboundMessage message =
                new OutboundMessage("door/control", "open".getBytes(StandardCharsets.UTF_8), 1, false);
        InboundMessage heard = Sample.message("door/control", "open");
        assertThat(own.cameBack(heard)).isFalse();
        own.published(Sample.BROKER, message);
        own.published(Sample.BROKER, message);
        own.published("other", message);
        assertThat(own.cameBack(Sample.message("door/control", "close"))).isFalse();
        assertThat(own.cameBack(heard)).isTrue();
        assertThat(own.cameBack(heard)).isTrue();
        assertThat(own.cameBack(heard)).isFalse();
        own.published(Sample.BROKER, message);
        nanos[0] += OwnPublications.REMEMBERED.plus(Duration.ofSeconds(1)).toNanos();
        assertThat(own.cameBack(heard)).isFalse();
    }
}
