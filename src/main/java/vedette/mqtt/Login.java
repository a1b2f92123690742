package vedette.mqtt;

import org.jspecify.annotations.Nullable;

/// Who the station says it is to a broker.
///
/// @param user the user's name, or null to log in without one
/// @param password the password, or null
public record Login(@Nullable String user, @Nullable String password) {
    public static final Login ANONYMOUS = new Login(null, null);

    /// Never shows the password.
    @Override
    public String toString() {
        return user == null ? "anonymous" : "user " + user;
    }
}
