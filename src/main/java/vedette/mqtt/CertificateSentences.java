package vedette.mqtt;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vedette.message.PeerCertificate;
import vedette.model.Printable;
import vedette.mqtt.CertificateFault.Kind;

/// What is wrong with a certificate and what to do, in the operator's words.
final class CertificateSentences {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK).withZone(ZoneId.systemDefault());

    /// More names than this are not read out.
    private static final int MOST_NAMES = 4;

    private CertificateSentences() {}

    static String time(Instant when) {
        return TIME.format(when);
    }

    static CertificateFault wrongHost(List<String> names, String host) {
        String asked = Printable.text(host, 80);
        if (names.isEmpty()) {
            return new CertificateFault(
                    Kind.WRONG_HOST,
                    "The broker's certificate names no host, and " + asked
                            + " was asked for. Have a certificate made for " + asked + ".");
        }
        String all = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
        return new CertificateFault(
                Kind.WRONG_HOST,
                "The broker's certificate is for " + all + ", not for " + asked + ". Connect to " + names.getFirst()
                        + ", or have a certificate made for " + asked + ".");
    }

    static CertificateFault expired(X509Certificate certificate, boolean own) {
        return new CertificateFault(
                Kind.EXPIRED,
                (own ? "The broker's certificate" : "The certificate of an authority above the broker's")
                        + " expired on "
                        + time(certificate.getNotAfter().toInstant())
                        + ". Have it renewed at the broker.");
    }

    static CertificateFault notYetValid(X509Certificate certificate, Instant now) {
        return new CertificateFault(
                Kind.NOT_YET_VALID,
                "The broker's certificate is valid only from "
                        + time(certificate.getNotBefore().toInstant()) + " on, and this computer's clock says "
                        + time(now) + ". Set the clock right, or have the certificate made anew.");
    }

    static CertificateFault selfSigned() {
        return new CertificateFault(
                Kind.SELF_SIGNED,
                "The broker's certificate is signed by itself: nobody vouches for it. Compare its fingerprint with the"
                        + " broker's and trust its key, or give its file as the certificate authority.");
    }

    static CertificateFault unknownAuthority(String issuer) {
        return new CertificateFault(
                Kind.UNKNOWN_AUTHORITY,
                "The broker's certificate is signed by “" + issuer + "”, an authority that is not known here. Give that"
                        + " authority's file as the certificate authority.");
    }

    static CertificateFault wrongUse() {
        return new CertificateFault(
                Kind.WRONG_USE,
                "The broker shows a certificate that is not meant for servers (its extended key usage lacks server"
                        + " authentication). Have one made for a server.");
    }

    static CertificateFault unsound(String trouble) {
        return new CertificateFault(
                Kind.UNSOUND,
                "The broker's certificate does not hold, though its authority is known: " + Printable.text(trouble, 160)
                        + ". Have it made anew.");
    }

    static CertificateFault changedKey(List<String> pins, PeerCertificate shown) {
        String trusted =
                pins.size() == 1 ? "the key that you trust is " + pins.getFirst() : "none of the keys you trust";
        return new CertificateFault(
                Kind.CHANGED_KEY,
                "The broker's key has changed: it shows " + shown.pin() + ", " + trusted + ". Somebody may be in"
                        + " between. Ask whoever runs the broker, and trust the new key only if they changed it.");
    }
}
