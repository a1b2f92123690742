package vedette.station;

import vedette.command.CommandRecord;
import vedette.configuration.ConfigPush.Outcome;

/// What the end of a command means for the configuration that it carried.
final class PushOutcome {
    private PushOutcome() {}

    static Outcome of(CommandRecord record) {
        return switch (record.stage()) {
            case QUEUED, SENT, TAKEN, ANSWERED -> Outcome.UNDER_WAY;
            case CONFIRMED -> Outcome.CONFIRMED;
            case REFUSED -> Outcome.REFUSED;
            case WITHDRAWN -> Outcome.NOT_SENT;
            case EXPIRED -> record.attempt() == 0 ? Outcome.NOT_SENT : Outcome.NOT_CONFIRMED;
            case SENT_ONLY, UNCONFIRMED -> Outcome.NOT_CONFIRMED;
        };
    }
}
