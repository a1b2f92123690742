package vedette.dialect.builtin;

import vedette.dialect.Order.Proof;
import vedette.dialect.Verdict;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent.SnapshotTaken;

/// What news mean for commands, common to several systems.
final class Proofs {
    private Proofs() {}

    /// The same for news of the one who was told alone: what a server says of itself is none of its cameras' news.
    static Proof by(CameraCommand command, Proof proof) {
        return (event, arrival) ->
                event.camera().equals(command.camera()) ? proof.of(event, arrival) : Verdict.UNRELATED;
    }

    /// The next picture is the answer: nothing in it says what it answers.
    static Proof picture(CameraCommand command) {
        return by(
                command,
                (event, arrival) -> event instanceof SnapshotTaken picture && !arrival.retained()
                        ? new Verdict.Confirmed("A picture came, " + picture.bytes() + " bytes.")
                        : Verdict.UNRELATED);
    }
}
