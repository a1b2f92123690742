package vedette.settings;

import org.jspecify.annotations.Nullable;

/// A broker that the station connects to. The password is not here: it is a secret.
///
/// @param name what the operator calls it, unique, without blanks at its ends
/// @param address such as `mqtt://broker.lan:1883`
/// @param user the user's name, or null to log in without one
/// @param share the name of the group of recorders that split this broker's cameras among them, or null for a station
///     that hears all of them; needs MQTT 5
/// @param tls whom an encrypted connection trusts, and what the station shows of itself
/// @param olderProtocol true to speak MQTT 3.1.1 with it, for a broker whose MQTT 5 can't be used
public record BrokerSettings(
        String name,
        String address,
        @Nullable String user,
        @Nullable String share,
        TlsSettings tls,
        boolean olderProtocol) {
    /// A broker whose cameras are all heard, trusted as usual.
    public BrokerSettings(String name, String address, @Nullable String user) {
        this(name, address, user, null, TlsSettings.USUAL, false);
    }

    public BrokerSettings withTls(TlsSettings changed) {
        return new BrokerSettings(name, address, user, share, changed, olderProtocol);
    }
}
