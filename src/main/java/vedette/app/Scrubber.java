package vedette.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.settings.BrokerSettings;
import vedette.settings.InstallationSettings;
import vedette.settings.SecretName;
import vedette.settings.Secrets;
import vedette.settings.StationSettings;

/// Takes secrets out of texts that leave the computer: those that the program knows, wherever they stand, and whatever
/// stands where an address has its login or a setting its password.
final class Scrubber {
    private static final String TAKEN_OUT = "[secret]";
    private static final Pattern NAMED =
            Pattern.compile("(?i)((?:password|passphrase|api[-_]?key|token|secret)\"?\\s*[=:]\\s*\"?)[^\\s\"&,;]+");
    private static final Pattern LOGIN = Pattern.compile("(://)[^/@\\s\"]+@");

    private final List<String> secrets = new ArrayList<>();

    Scrubber(StationSettings settings, List<BrokerArguments.Given> given, Secrets known) {
        for (BrokerSettings broker : settings.brokers()) {
            add(known.brokerPassword(broker.name()));
            add(known.find(SecretName.passphrase(broker.name())));
        }
        for (InstallationSettings installation : settings.installations()) {
            add(known.find(SecretName.apiKey(installation.name())));
        }
        add(known.find(LogChoice.SECRET));
        given.forEach(each -> add(each.login().password()));
        for (String variable : List.of(Vaults.VARIABLE, LogChoice.VARIABLE, "VEDETTE_PASSWORD")) {
            add(System.getenv(variable));
        }
        // The longest first: one may be a part of another.
        secrets.sort(Comparator.comparingInt(String::length).reversed());
    }

    private void add(@Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            return;
        }
        secrets.add(secret);
        secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        secrets.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    String scrubbed(String text) {
        String clean = LOGIN.matcher(text).replaceAll("$1[login]@");
        clean = NAMED.matcher(clean).replaceAll("$1[secret]");
        for (String secret : secrets) {
            clean = clean.replace(secret, TAKEN_OUT);
        }
        return clean;
    }
}
