package vedette.settings;

import org.jspecify.annotations.Nullable;

/// A broker that the station connects to. The password is not here: it is a secret.
///
/// @param name what the operator calls it, unique, without blanks at its ends
/// @param address such as `mqtt://broker.lan:1883`
/// @param user the user's name, or null to log in without one
public record BrokerSettings(
        String name, String address, @Nullable String user) {}
