package vedette.mqtt;

import org.jspecify.annotations.Nullable;
import vedette.settings.TlsSettings;

/// All that it takes to get into one broker.
///
/// @param address where it is
/// @param login who the station says it is
/// @param tls whom an encrypted connection trusts, and what the station shows of itself; without effect where the
///     address is not encrypted
/// @param passphrase what opens the station's private key or PKCS#12 file, or null where it is not locked
/// @param olderProtocol true to speak MQTT 3.1.1 whatever the broker knows
public record BrokerAccess(
        BrokerAddress address,
        Login login,
        TlsSettings tls,
        @Nullable String passphrase,
        boolean olderProtocol) {
    /// Access by MQTT 5 where the broker knows it, else by 3.1.1.
    public BrokerAccess(BrokerAddress address, Login login, TlsSettings tls, @Nullable String passphrase) {
        this(address, login, tls, passphrase, false);
    }

    /// Access with the usual trust: the platform's authorities, and no certificate of the station.
    public static BrokerAccess of(BrokerAddress address, Login login) {
        return new BrokerAccess(address, login, TlsSettings.USUAL, null);
    }

    public BrokerAccess withTls(TlsSettings changed, @Nullable String changedPassphrase) {
        return new BrokerAccess(address, login, changed, changedPassphrase, olderProtocol);
    }

    public BrokerAccess withOlderProtocol(boolean changed) {
        return new BrokerAccess(address, login, tls, passphrase, changed);
    }

    /// Never shows a secret.
    @Override
    public String toString() {
        return address + " as " + login;
    }
}
