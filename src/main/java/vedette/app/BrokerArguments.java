package vedette.app;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.Login;

/// Brokers given on the command line: `mqtt://[user[:password]@]host[:port]`. A password is better given in the
/// environment variable `VEDETTE_PASSWORD`, where other users of the computer do not see it.
final class BrokerArguments {
    /// A broker with everything to connect to it.
    record Given(String name, BrokerAccess access) {
        Given(String name, BrokerAddress address, Login login) {
            this(name, BrokerAccess.of(address, login));
        }

        BrokerAddress address() {
            return access.address();
        }

        Login login() {
            return access.login();
        }
    }

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
        // Not by java.net.URI, which knows no user before a host with an underscore.
        String rest = uri.strip().replaceFirst("^[A-Za-z]+://", "");
        int slash = rest.indexOf('/');
        String place = slash < 0 ? rest : rest.substring(0, slash);
        int at = place.lastIndexOf('@');
        if (at <= 0) {
            return Login.ANONYMOUS;
        }
        String user = place.substring(0, at);
        int colon = user.indexOf(':');
        if (colon < 0) {
            return new Login(decoded(user), System.getenv("VEDETTE_PASSWORD"));
        }
        System.err.println("vedette: a password in --broker can be seen in the list of processes; better put it into"
                + " the environment variable VEDETTE_PASSWORD");
        return new Login(decoded(user.substring(0, colon)), decoded(user.substring(colon + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
