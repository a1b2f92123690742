package vedette.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.message.PeerCertificate;
import vedette.mqtt.BrokerProbe.Finding;
import vedette.mqtt.BrokerProbe.Outcome;
import vedette.mqtt.BrokerProbe.Step;

/// The doctor's encrypted steps. Where the broker is not trusted, all that its chain tells is told still.
final class TlsSteps {
    /// A certificate that ends sooner than this is told beforehand.
    private static final Duration SOON = Duration.ofDays(30);

    private TlsSteps() {}

    /// @return whether the login may follow
    static boolean pass(BrokerAccess access, Consumer<Finding> findings) {
        HandshakeProbe probe = HandshakeProbe.run(access);
        BrokerTrust.Shown shown = probe.shown();
        LinkFailure failure = probe.failure();
        if (shown == null) {
            findings.accept(Finding.failed(
                    Step.HANDSHAKE, failure == null ? "The broker showed no certificate." : failure.sentence()));
            return false;
        }
        String cipher = shown.cipher().isEmpty() ? "" : ", " + shown.cipher();
        findings.accept(Finding.passed(Step.HANDSHAKE, shown.protocol().replace("TLSv", "TLS ") + cipher));
        tellChain(shown, findings);
        if (shown.fault() != null) {
            return false;
        }
        return ownPasses(access, probe, findings);
    }

    private static void tellChain(BrokerTrust.Shown shown, Consumer<Finding> findings) {
        ChainExamination seen = shown.examination();
        PeerCertificate certificate = seen.certificate();
        CertificateFault fault = shown.fault();
        boolean pinned = seen.pinned();
        CertificateFault chain = seen.key() != null ? seen.key() : seen.chain();
        if (fault != null && fault.kind() == CertificateFault.Kind.UNSOUND) {
            chain = fault;
        }
        String good = pinned
                ? "its key is the one that you trust"
                : seen.signer().equals(certificate.subject())
                        ? "it is itself given as authority"
                        : "signed by “" + seen.signer() + "”";
        boolean trustable = chain != null && chain.kind().endsWithTrust() && !pinned;
        Finding ofChain = pinned || chain == null
                ? Finding.passed(Step.CHAIN, good)
                : Finding.failed(Step.CHAIN, chain.sentence());
        findings.accept(ofChain.about(certificate, trustable));
        findings.accept(told(Step.HOST_NAME, seen.host(), pinned, "the certificate is for it"));
        findings.accept(dates(seen, pinned));
    }

    private static Finding told(Step step, @Nullable CertificateFault fault, boolean pinned, String good) {
        if (fault == null) {
            return Finding.passed(step, good);
        }
        return pinned
                ? new Finding(step, Outcome.CAUTION, "Let pass, as you trust this very key: " + fault.sentence())
                : Finding.failed(step, fault.sentence());
    }

    private static Finding dates(ChainExamination seen, boolean pinned) {
        PeerCertificate certificate = seen.certificate();
        String until = "valid until " + CertificateSentences.time(certificate.notAfter());
        Finding told = told(Step.DATES, seen.dates(), pinned, until);
        return told.passed() ? soon(told, certificate, "Have it renewed at the broker.") : told;
    }

    private static Finding soon(Finding passed, PeerCertificate certificate, String whatToDo) {
        Duration left = certificate.left(Instant.now());
        return left.compareTo(SOON) >= 0
                ? passed
                : new Finding(
                        passed.step(),
                        Outcome.CAUTION,
                        passed.text() + ": expires in " + Math.max(0, left.toDays()) + " days. " + whatToDo);
    }

    private static boolean ownPasses(BrokerAccess access, HandshakeProbe probe, Consumer<Finding> findings) {
        LinkFailure failure = probe.failure();
        if (failure != null) {
            findings.accept(Finding.failed(Step.CLIENT_CERTIFICATE, failure.sentence()));
            return false;
        }
        if (access.tls().certificate() == null) {
            findings.accept(Finding.passed(
                    Step.CLIENT_CERTIFICATE, probe.asked() ? "asked for, but not required" : "none wanted"));
            return true;
        }
        Optional<PeerCertificate> own = probe.own();
        String said = own.map(each -> "“" + each.subject() + "”, " + (probe.asked() ? "accepted" : "not asked for"))
                .orElse("");
        Finding passed = Finding.passed(Step.CLIENT_CERTIFICATE, said);
        findings.accept(own.map(each -> soon(passed, each, "Have it renewed.")).orElse(passed));
        return true;
    }
}
