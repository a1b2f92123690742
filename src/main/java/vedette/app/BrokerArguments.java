package vedette.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;

/// Brokers given on the command line: `mqtt://[user[:password]@]host[:port]`. A password is better given in the
/// environment variable `VEDETTE_PASSWORD`, where other users of the computer do not see it.
final class BrokerArguments {
    /// A broker with everything to connect to it.
    record Given(String name, BrokerAddress address, Login login) {}

    private BrokerArguments() {}

    /// @throws UsageException when one of them is no broker's address
    static List<Given> parse(List<String> uris) throws UsageException {
        List<Given> given = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String uri : uris) {
            try {
                BrokerAddress address = BrokerAddress.parse(uri);
                String name = address.host();
                for (int number = 2; !names.add(name); number++) {
                    name = address.host() + "-" + number;
                }
                given.add(new Given(name, address, login(uri)));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--broker: " + e.getMessage());
            }
        }
        return given;
    }

    private static Login login(String uri) {
        @Nullable
        String user = URI.create(uri.contains("://") ? uri : "mqtt://" + uri).getUserInfo();
        if (user == null || user.isEmpty()) {
            return Login.ANONYMOUS;
        }
        int colon = user.indexOf(':');
        @Nullable String password = colon < 0 ? System.getenv("VEDETTE_PASSWORD") : user.substring(colon + 1);
        return new Login(colon < 0 ? user : user.substring(0, colon), password);
    }
}
