package vedette.command;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.Order;
import vedette.dialect.Verdict;
import vedette.model.Arrival;
import vedette.model.CameraEvent;

/// What tells of each try of a command whether it was done: an answer to the first try is as good as one to the last.
final class Proofs {
    private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);

    private final List<Order.Proof> ofTries = new ArrayList<>();

    void add(Order.Proof proof) {
        ofTries.addLast(proof);
    }

    /// The last try did not take place.
    void removeLast() {
        ofTries.removeLast();
    }

    /// What an event means; [Verdict#UNRELATED] where it means nothing.
    Verdict ask(CameraEvent event, Arrival arrival) {
        for (Order.Proof proof : ofTries.reversed()) {
            try {
                Verdict verdict = proof.of(event, arrival);
                if (!(verdict instanceof Verdict.Unrelated)) {
                    return verdict;
                }
            } catch (RuntimeException e) {
                LOG.error("What {} said was not understood by a fault of this program", event.camera(), e);
            }
        }
        return Verdict.UNRELATED;
    }
}
