package vedette.mqtt;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;

/// What the chain of certificates that a broker shows is worth, point by point: the doctor tells all of them, a
/// connection ends at the first.
///
/// @param certificate the broker's own
/// @param signer who signed it, as far as it is known
/// @param pinned whether its key is the one that the operator trusts
/// @param key what is wrong with its key, or null
/// @param chain what is wrong with who signed it and what for, or null
/// @param host what is wrong with its names, or null
/// @param dates what is wrong with its time, or null
record ChainExamination(
        PeerCertificate certificate,
        String signer,
        boolean pinned,
        @Nullable CertificateFault key,
        @Nullable CertificateFault chain,
        @Nullable CertificateFault host,
        @Nullable CertificateFault dates) {
    private static final Set<String> FOR_SERVERS = Set.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

    /// @param chain the broker's own certificate first
    /// @param host what was asked for
    /// @param authorities who may vouch for it
    /// @param pins keys that it may have; where there are any, they decide alone
    static ChainExamination of(
            List<X509Certificate> chain,
            String host,
            Collection<X509Certificate> authorities,
            List<String> pins,
            Instant now) {
        X509Certificate own = chain.getFirst();
        PeerCertificate described = Certificates.described(own);
        boolean pinned = pins.contains(described.pin());
        Path path = Path.of(chain, authorities, now);
        return new ChainExamination(
                described,
                path.signer(),
                pinned,
                pins.isEmpty() || pinned ? null : CertificateSentences.changedKey(pins, described),
                chainFault(chain, path),
                HostNames.isFor(own, host) ? null : CertificateSentences.wrongHost(HostNames.of(own), host),
                dateFault(path.certificates(), now));
    }

    /// Why a connection must not be made, or null. A pin stands for this very key: where it fits, who signed the
    /// certificate, for which host and until when is of no importance; where it does not, none of that helps.
    @Nullable
    CertificateFault fault() {
        if (pinned) {
            return null;
        }
        return Stream.of(key, chain, host, dates)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable CertificateFault chainFault(List<X509Certificate> chain, Path path) {
        X509Certificate own = chain.getFirst();
        if (path.trouble() != null) {
            return path.isKnownSigner()
                    ? CertificateSentences.unsound(path.trouble())
                    : Certificates.signedItself(own)
                            ? CertificateSentences.selfSigned()
                            : CertificateSentences.unknownAuthority(path.signer());
        }
        return isForServers(own) ? null : CertificateSentences.wrongUse();
    }

    private static boolean isForServers(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null || uses.stream().anyMatch(FOR_SERVERS::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static @Nullable CertificateFault dateFault(List<X509Certificate> certificates, Instant now) {
        for (X509Certificate each : certificates) {
            if (now.isAfter(each.getNotAfter().toInstant())) {
                return CertificateSentences.expired(each, each.equals(certificates.getFirst()));
            }
            if (now.isBefore(each.getNotBefore().toInstant())) {
                return CertificateSentences.notYetValid(each, now);
            }
        }
        return null;
    }

    /// The way from the broker's certificate to an authority, whatever the date.
    ///
    /// @param certificates those of the way, the broker's own first; only that one where there is no way
    /// @param trouble why there is no way, or null where there is one
    private record Path(
            List<X509Certificate> certificates,
            String signer,
            boolean isKnownSigner,
            @Nullable String trouble) {
        static Path of(List<X509Certificate> chain, Collection<X509Certificate> authorities, Instant now) {
            X509Certificate own = chain.getFirst();
            String issuer = Certificates.name(own.getIssuerX500Principal());
            if (authorities.contains(own)) {
                return new Path(List.of(own), issuer, true, null);
            }
            X509Certificate last = chain.getLast();
            boolean known = authorities.stream()
                    .anyMatch(each -> each.getSubjectX500Principal().equals(last.getIssuerX500Principal())
                            || each.getSubjectX500Principal().equals(own.getIssuerX500Principal()));
            String trouble = "no authority is known";
            // Whether somebody known signed it, and whether its time is over, are two questions.
            for (Instant when : List.of(
                    now,
                    own.getNotAfter().toInstant().minusSeconds(1),
                    own.getNotBefore().toInstant().plusSeconds(1))) {
                try {
                    return new Path(built(chain, authorities, when), issuer, true, null);
                } catch (GeneralSecurityException e) {
                    trouble = String.valueOf(e.getMessage());
                }
            }
            String top = Certificates.name(last.getIssuerX500Principal());
            return new Path(List.of(own), known ? issuer : top, known, trouble);
        }

        private static List<X509Certificate> built(
                List<X509Certificate> chain, Collection<X509Certificate> authorities, Instant when)
                throws GeneralSecurityException {
            Set<TrustAnchor> anchors = authorities.stream()
                    .map(each -> new TrustAnchor(each, null))
                    .collect(Collectors.toSet());
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(chain.getFirst());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(when));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            List<X509Certificate> certificates = new ArrayList<>();
            result.getCertPath().getCertificates().forEach(each -> certificates.add((X509Certificate) each));
            return certificates;
        }
    }
}
