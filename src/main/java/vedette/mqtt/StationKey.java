package vedette.mqtt;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.settings.SettingsException;

/// The certificate that the station shows where a broker asks for one, if it has any. Remembers whether it was asked.
final class StationKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "station";

    private final @Nullable PrivateKey key;
    private final List<X509Certificate> chain;
    private volatile boolean asked;

    private StationKey(@Nullable PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    static StationKey none() {
        return new StationKey(null, List.of());
    }

    /// @param file as the operator knows it
    /// @throws SettingsException when key and certificate do not belong together
    static StationKey of(PrivateKey key, List<X509Certificate> chain, String file) throws SettingsException {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
            case "RSASSA-PSS" -> "RSASSA-PSS";
            default -> "SHA256withRSA";
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                signature.setParameter(new java.security.spec.PSSParameterSpec(
                        "SHA-256", "MGF1", java.security.spec.MGF1ParameterSpec.SHA256, 32, 1));
            }
            byte[] sample = {1, 2, 3};
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(sample);
            if (signature.verify(signed)) {
                return new StationKey(key, chain);
            }
        } catch (GeneralSecurityException e) {
            throw mismatch(file, e);
        }
        throw mismatch(file, null);
    }

    private static SettingsException mismatch(String file, @Nullable Throwable cause) {
        return new SettingsException(
                "The private key does not belong to the certificate in " + file + ".",
                cause == null ? new IllegalArgumentException() : cause);
    }

    /// The station's certificate, if it has one.
    Optional<PeerCertificate> certificate() {
        return chain.stream().findFirst().map(Certificates::described);
    }

    /// Whether the broker wanted to see a certificate.
    boolean wasAsked() {
        return asked;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        asked = true;
        return key == null ? null : ALIAS;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chooseClientAlias(keyTypes, issuers, null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return key == null ? new String[0] : new String[] {ALIAS};
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null; // the station is nobody's server
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
