package vedette.settings;

/// Under which names secrets are kept.
///
/// | secret | name |
/// |---|---|
/// | the password of a broker's user | `broker/<broker>/password` |
/// | the passphrase of the key shown to a broker | `broker/<broker>/passphrase` |
/// | the key of an installation's HTTP interface | `installation/<installation>/api-key` |
/// | the password of the log's database | `log database` |
public final class SecretName {
    private SecretName() {}

    public static String password(String broker) {
        return "broker/" + broker + "/password";
    }

    public static String passphrase(String broker) {
        return "broker/" + broker + "/passphrase";
    }

    public static String apiKey(String installation) {
        return "installation/" + installation + "/api-key";
    }
}
