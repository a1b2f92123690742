package vedette.ui.connect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.settings.BrokerSettings;
import vedette.settings.StationSettings;

/// The broker that the operator wants.
///
/// @param broker its settings, checked: the address can be parsed, the name is taken by no other broker
/// @param password the password that was typed, or null where none was: then one that is kept stays as it
///     is
/// @param passphrase the passphrase of the station's key that was typed, or null where none was
/// @param replaces the broker as it was before it was changed, or null for a new one. Where the name
///     differs, its kept password is to be kept under the new name
public record Chosen(
        BrokerSettings broker,
        @Nullable String password,
        @Nullable String passphrase,
        @Nullable BrokerSettings replaces) {
    Chosen(BrokerSettings broker, @Nullable String password, @Nullable BrokerSettings replaces) {
        this(broker, password, null, replaces);
    }

    /// The settings with this broker in them: at the place of the one it replaces, else last.
    public StationSettings in(StationSettings settings) {
        List<BrokerSettings> brokers = new ArrayList<>(settings.brokers());
        int place = replaces == null ? -1 : brokers.indexOf(replaces);
        if (place >= 0) {
            brokers.set(place, broker);
        } else {
            brokers.add(broker);
        }
        return settings.withBrokers(brokers);
    }

    /// The name under which a password for it may be kept now.
    String nameSoFar() {
        return replaces == null ? broker.name() : replaces.name();
    }

    /// Never shows a secret.
    @Override
    public String toString() {
        return broker + (password == null ? "" : " with a password") + (passphrase == null ? "" : " with a passphrase");
    }
}
