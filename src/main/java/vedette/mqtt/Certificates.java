package vedette.mqtt;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import vedette.message.PeerCertificate;
import vedette.model.Printable;

/// What is read from certificates. Their texts come from strangers: they are made printable and short.
final class Certificates {
    private static final int LONGEST_NAME = 120;

    private Certificates() {}

    static PeerCertificate described(X509Certificate certificate) {
        return new PeerCertificate(
                name(certificate.getSubjectX500Principal()),
                name(certificate.getIssuerX500Principal()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                pin(certificate));
    }

    /// The hash of its public key. It stays the same when a certificate is renewed for the same key.
    static String pin(X509Certificate certificate) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha256.digest(certificate.getPublicKey().getEncoded());
            return PeerCertificate.PIN_PREFIX + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The common name, or the whole name where there is none.
    static String name(X500Principal principal) {
        String whole = principal.getName();
        try {
            for (Rdn each : new LdapName(whole).getRdns()) {
                if (each.getType().equalsIgnoreCase("CN")) {
                    return Printable.text(String.valueOf(each.getValue()), LONGEST_NAME);
                }
            }
        } catch (InvalidNameException e) {
            // No name as it should be: the whole of it is shown.
            return Printable.text(whole, LONGEST_NAME);
        }
        return whole.isEmpty() ? "nobody" : Printable.text(whole, LONGEST_NAME);
    }

    /// Whether it was signed with its own key.
    static boolean signedItself(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (java.security.GeneralSecurityException e) {
            return false; // another key of the same name
        }
    }
}
