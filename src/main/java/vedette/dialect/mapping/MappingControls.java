package vedette.dialect.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.Controls;
import vedette.dialect.Installation;
import vedette.dialect.Order;
import vedette.dialect.Order.Proof;
import vedette.dialect.Verdict;
import vedette.message.OutboundMessage;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent.SnapshotTaken;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraId;
import vedette.model.CameraState;
import vedette.model.Printable;
import vedette.model.Reading;

/// What a mapping file says that cameras can be told.
final class MappingControls implements Controls {
    private final Installation installation;
    private final List<MappedCommand> commands;

    MappingControls(Installation installation, List<MappedCommand> commands) {
        this.installation = installation;
        this.commands = List.copyOf(commands);
    }

    @Override
    public List<CommandSpec> commands(CameraId camera, CameraState state) {
        return commands.stream()
                .filter(each -> each.isFor(camera, state, installation.name()))
                .map(MappedCommand::spec)
                .toList();
    }

    @Override
    public Order order(CameraCommand command, CameraState state, Instant now) {
        CameraId camera = command.camera();
        MappedCommand mapped = commands.stream()
                .filter(each ->
                        each.spec().name().equals(command.name()) && each.isFor(camera, state, installation.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "“" + camera.name() + "” takes no “" + Printable.text(command.name(), 60) + "”"));
        Map<String, String> parameters = mapped.spec().accept(command.parameters());
        OutboundMessage message = mapped.message(camera, installation.name(), installation.prefix(), parameters);
        Proof proof = proof(mapped, MappedCommand.value(parameters));
        return Order.message(
                message,
                (event, arrival) -> event.camera().equals(camera) ? proof.of(event, arrival) : Verdict.UNRELATED);
    }

    private static Proof proof(MappedCommand mapped, String sent) {
        if (mapped.spec().closing() == Closing.PICTURE) {
            return (event, arrival) -> event instanceof SnapshotTaken picture && !arrival.retained()
                    ? new Verdict.Confirmed("A picture came, " + picture.bytes() + " bytes.")
                    : Verdict.UNRELATED;
        }
        MappedCommand.Confirmation confirm = mapped.confirm();
        if (confirm == null) {
            return Proof.NONE;
        }
        String wanted = confirm.value().isEmpty() ? sent : confirm.value();
        return (event, arrival) -> {
            Reading reading = event instanceof TelemetryReported report && !arrival.retained()
                    ? report.readings().get(confirm.telemetry())
                    : null;
            if (reading == null) {
                return Verdict.UNRELATED;
            }
            String said = confirm.telemetry() + " is “" + reading.text() + "” now";
            return Wording.lower(reading.text()).equals(Wording.lower(wanted))
                    ? new Verdict.Confirmed("The camera reports: " + said + ".")
                    : new Verdict.Remarked("The camera reports otherwise: " + said + ".");
        };
    }
}
