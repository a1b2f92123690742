package vedette.ui.connect;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.mqtt.BrokerAddress;
import vedette.settings.BrokerSettings;
import vedette.settings.TlsSettings;

/// What stands in the form's fields, and what is wrong with it. Pure.
///
/// @param taken the names of the other brokers
/// @param tls how connections are encrypted
/// @param edited the broker as it was, or null for a new one: what the form does not show stays as it is
record Entry(
        String address,
        String user,
        String password,
        String name,
        Set<String> taken,
        TlsSettings tls,
        @Nullable BrokerSettings edited) {
    Entry {
        address = address.strip();
        user = user.strip();
        name = name.strip();
        taken = Set.copyOf(taken);
    }

    /// A new broker, trusted as usual.
    Entry(String address, String user, String password, String name, Set<String> taken) {
        this(address, user, password, name, taken, TlsSettings.USUAL, null);
    }

    /// What is wrong with the address, as a sentence; empty where nothing is, or nothing was typed yet.
    String addressFault() {
        if (address.isEmpty()) {
            return "";
        }
        if (address.contains("@")) {
            return "User and password have fields of their own: an address is shown and saved as it is.";
        }
        try {
            BrokerAddress.parse(address);
            return "";
        } catch (IllegalArgumentException e) {
            String sentence = e.getMessage();
            return sentence == null ? "This is no broker's address." : sentence;
        }
    }

    /// What is wrong with the name, or empty.
    String nameFault() {
        return taken.contains(name) ? "Another broker is called “" + name + "” already." : "";
    }

    /// What is wrong with user and password, or empty.
    String loginFault() {
        return user.isEmpty() && !password.isEmpty() ? "Give the user that this password belongs to." : "";
    }

    /// What the operator should know about sending the password, or empty.
    String loginCaution() {
        BrokerAddress parsed = parsed();
        return parsed == null || password.isEmpty() || parsed.isEncrypted()
                ? ""
                : "The way to this broker is not encrypted: the password can be read on it. Use mqtts:// if the broker "
                        + "offers it.";
    }

    /// Whether the way to the broker is encrypted.
    boolean isEncrypted() {
        BrokerAddress parsed = parsed();
        return parsed != null && parsed.isEncrypted();
    }

    /// The name to suggest: the host's, made different from those of other brokers.
    String suggestedName() {
        BrokerAddress parsed = parsed();
        if (parsed == null) {
            return "";
        }
        String host = parsed.host();
        boolean isNumber = host.contains(":") || host.chars().allMatch(each -> each == '.' || Character.isDigit(each));
        int dot = host.indexOf('.');
        String base = isNumber || dot <= 0 ? host : host.substring(0, dot);
        String suggestion = base;
        for (int number = 2; taken.contains(suggestion); number++) {
            suggestion = base + " " + number;
        }
        return suggestion;
    }

    /// The broker, or null while something is wrong or missing.
    @Nullable
    BrokerSettings broker() {
        BrokerAddress parsed = parsed();
        if (parsed == null
                || name.isEmpty()
                || !nameFault().isEmpty()
                || !loginFault().isEmpty()) {
            return null;
        }
        return new BrokerSettings(
                name,
                parsed.toString(),
                user.isEmpty() ? null : user,
                edited == null ? null : edited.share(),
                tls,
                edited != null && edited.olderProtocol());
    }

    private @Nullable BrokerAddress parsed() {
        return address.isEmpty() || !addressFault().isEmpty() ? null : BrokerAddress.parse(address);
    }
}
