package vedette.station;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import vedette.configuration.ConfigDocument;
import vedette.configuration.ConfigException;
import vedette.configuration.ConfigPush;
import vedette.configuration.ConfigState;
import vedette.configuration.FieldValue;
import vedette.dialect.ConfigAccess;

/// A configuration that is to be sent: what the camera reported last, with some fields changed.
///
/// @param now what the camera reported last
/// @param from what the changes lead away from, as the log tells it
/// @param wanted what is sent, whole
/// @param isRollBack whether it takes back another one
/// @param rollBackItself whether it is taken back without asking when it isn't confirmed
record PushPlan(
        ConfigState.Reported now,
        ConfigDocument from,
        Map<String, FieldValue> changes,
        ConfigDocument wanted,
        boolean isRollBack,
        boolean rollBackItself) {
    /// @throws ConfigException when the changes can't be made
    PushPlan(
            ConfigState.Reported now,
            ConfigDocument from,
            Map<String, FieldValue> changes,
            boolean isRollBack,
            boolean rollBackItself)
            throws ConfigException {
        this(now, from, changes, now.document().with(changes), isRollBack, rollBackItself);
    }

    /// What the command says: the whole, its kind, and what the camera must report to have confirmed it.
    Map<String, String> parameters() throws ConfigException {
        return Map.of(
                ConfigAccess.CONFIG,
                wanted.json(),
                ConfigAccess.TYPE,
                now.type(),
                ConfigAccess.CHANGED,
                ConfigDocument.of(changes).json());
    }

    ConfigPush begun(UUID command, Instant when) {
        return new ConfigPush(
                command,
                changes,
                now.document(),
                wanted,
                when,
                isRollBack,
                rollBackItself,
                ConfigPush.Outcome.UNDER_WAY,
                null,
                "");
    }
}
