package vedette.mqtt;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import vedette.model.Printable;

/// For which hosts a certificate is (RFC 6125): its alternative names, or its common name where it has no DNS names
/// among them, as many home-made certificates do.
final class HostNames {
    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private HostNames() {}

    /// All names and addresses that the certificate is for, printable.
    static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>(alternatives(certificate, DNS));
        if (names.isEmpty()) {
            String common = Certificates.name(certificate.getSubjectX500Principal());
            if (!common.contains("=") && !common.equals("nobody")) {
                names.add(common);
            }
        }
        names.addAll(alternatives(certificate, ADDRESS));
        return names.stream().map(name -> Printable.text(name, 80)).toList();
    }

    static boolean isFor(X509Certificate certificate, String host) {
        if (isAddress(host)) {
            return alternatives(certificate, ADDRESS).stream().anyMatch(each -> sameAddress(each, host));
        }
        String asked = ascii(host);
        return of(certificate).stream().anyMatch(name -> matches(ascii(name), asked));
    }

    private static boolean matches(String name, String host) {
        if (!name.startsWith("*.")) {
            return name.equals(host);
        }
        // A wildcard stands for exactly one label, and not for one directly below the root.
        int dot = host.indexOf('.');
        return dot > 0 && name.indexOf('.', 2) > 0 && host.substring(dot).equals(name.substring(1));
    }

    private static String ascii(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        try {
            return IDN.toASCII(bare);
        } catch (IllegalArgumentException e) {
            return bare; // such as one with an underscore
        }
    }

    private static List<String> alternatives(X509Certificate certificate, int type) {
        List<String> found = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all == null) {
                return found;
            }
            for (List<?> each : all) {
                if (each.size() > 1 && each.get(0) instanceof Integer kind && kind == type) {
                    found.add(String.valueOf(each.get(1)));
                }
            }
        } catch (CertificateParsingException e) {
            return found; // names that can't be read are none
        }
        return found;
    }

    static boolean isAddress(String host) {
        return host.contains(":") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static boolean sameAddress(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other)); // no look-up: these are numbers
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
