package vedette.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.message.Acknowledgement;
import vedette.message.PeerCertificate;
import vedette.message.Subscription;
import vedette.settings.SettingsException;

/// Tries a broker step by step and says which step fails, so that the operator knows what to mend: the doctor. No
/// password is sent before the broker is trusted. Leaves no session behind. Blocks: call it on a thread of its own.
public final class BrokerProbe {
    /// The steps, in their order.
    public enum Step {
        NAME,
        CONNECTION,
        HANDSHAKE,
        CHAIN,
        HOST_NAME,
        DATES,
        CLIENT_CERTIFICATE,
        LOGIN,
        SUBSCRIPTION,
        FIRST_MESSAGE;

        /// Whether it is about encryption: such steps are left out where the address is not encrypted.
        public boolean isEncrypted() {
            return compareTo(HANDSHAKE) >= 0 && compareTo(CLIENT_CERTIFICATE) <= 0;
        }
    }

    /// What can come of a step.
    public enum Outcome {
        PASSED,
        /// No hindrance, but the operator should know it.
        CAUTION,
        /// The station can't work with this broker as it is.
        FAILED
    }

    /// What came of a step. Steps without a finding were not reached.
    ///
    /// @param text what was found, or what is wrong and what to do
    /// @param certificate what the broker showed, where the step is about it; else null
    /// @param trustable whether the step would pass if the operator trusted the key of this certificate
    public record Finding(
            Step step,
            Outcome outcome,
            String text,
            @Nullable PeerCertificate certificate,
            boolean trustable) {
        public Finding(Step step, Outcome outcome, String text) {
            this(step, outcome, text, null, false);
        }

        public static Finding passed(Step step, String text) {
            return new Finding(step, Outcome.PASSED, text);
        }

        public static Finding failed(Step step, String text) {
            return new Finding(step, Outcome.FAILED, text);
        }

        Finding about(PeerCertificate shown, boolean canBeTrusted) {
            return new Finding(step, outcome, text, shown, canBeTrusted);
        }

        public boolean passed() {
            return outcome == Outcome.PASSED;
        }
    }

    /// Mosquitto sends more of what it keeps than a small one allows, and the library hangs up at that.
    private static final int RECEIVE_MAXIMUM = 65_535;

    private final BrokerAccess access;
    private final BrokerAddress address;
    private final List<Subscription> subscriptions;
    private final Duration patience;

    /// @param subscriptions the topics that the station would listen on
    /// @param patience how long to wait for a first message
    public BrokerProbe(BrokerAccess access, List<Subscription> subscriptions, Duration patience) {
        this.access = access;
        this.address = access.address();
        this.subscriptions = List.copyOf(subscriptions);
        this.patience = patience;
    }

    /// Runs the steps until one fails.
    ///
    /// @param findings told each finding as it is made
    /// @return whether the station can work with this broker: all but the first message passed
    public boolean run(Consumer<Finding> findings) throws InterruptedException {
        return namePasses(findings)
                && connectionPasses(findings)
                && (!address.isEncrypted() || TlsSteps.pass(access, findings))
                && sessionPasses(findings);
    }

    private boolean namePasses(Consumer<Finding> findings) {
        try {
            String found = InetAddress.getByName(address.host()).getHostAddress();
            findings.accept(Finding.passed(Step.NAME, found));
            return true;
        } catch (UnknownHostException e) {
            findings.accept(Finding.failed(Step.NAME, LinkFailure.of(e, address).sentence()));
            return false;
        }
    }

    private boolean connectionPasses(Consumer<Finding> findings) {
        long began = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.host(), address.port()), ConnectionSpec.TIME_OUT_SECONDS * 1000);
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            findings.accept(
                    Finding.passed(Step.CONNECTION, "port " + address.port() + " open after " + millis + " ms"));
            return true;
        } catch (java.net.SocketTimeoutException e) {
            findings.accept(Finding.failed(
                    Step.CONNECTION,
                    "No answer from " + address.host() + " port " + address.port()
                            + ". A firewall may be in the way, or the computer is off."));
            return false;
        } catch (IOException e) {
            findings.accept(
                    Finding.failed(Step.CONNECTION, LinkFailure.of(e, address).sentence()));
            return false;
        }
    }

    private boolean sessionPasses(Consumer<Finding> findings) throws InterruptedException {
        Session session = login(findings);
        if (session == null) {
            return false;
        }
        try {
            return subscriptionPasses(session.client(), findings) && firstMessageHeard(session.first(), findings);
        } finally {
            session.client().disconnect();
        }
    }

    /// A client, and the topic of the first message that it hears; fails when its connection is lost.
    private record Session(ProtocolClient client, CompletableFuture<String> first) {
        static Session of(ConnectionSpec spec, boolean older) throws SettingsException {
            CompletableFuture<String> first = new CompletableFuture<>();
            ProtocolClient.Listener listener = new FirstTopic(first);
            return new Session(
                    older ? new Mqtt3ProtocolClient(spec, listener) : new Mqtt5ProtocolClient(spec, listener), first);
        }
    }

    private @Nullable Session login(Consumer<Finding> findings) throws InterruptedException {
        ConnectionSpec spec =
                ConnectionSpec.of(access, "vedette-test-" + UUID.randomUUID(), false, RECEIVE_MAXIMUM, null);
        LinkFailure failure;
        try {
            Session first = Session.of(spec, access.olderProtocol());
            failure = failureOf(first.client(), spec);
            if (failure == null) {
                return welcome(first, findings);
            }
            if (failure.olderProtocol() && !access.olderProtocol()) {
                Session older = Session.of(spec, true);
                failure = failureOf(older.client(), spec);
                if (failure == null) {
                    return welcome(older, findings);
                }
            }
        } catch (SettingsException e) {
            failure = LinkFailure.refused(String.valueOf(e.getMessage()));
        }
        boolean hungUp = failure.olderProtocol() && !address.isEncrypted();
        findings.accept(Finding.failed(
                Step.LOGIN,
                hungUp && HandshakeProbe.speaksTls(address)
                        ? "Port " + address.port() + " of " + address.host() + " wants encryption: write "
                                + (address.isWebSocket() ? "wss" : "mqtts") + ":// in place of " + address.scheme()
                                + "://."
                        : failure.sentence()));
        return null;
    }

    private Session welcome(Session session, Consumer<Finding> findings) {
        findings.accept(Finding.passed(Step.LOGIN, session.client().protocol() + ", as " + access.login()));
        return session;
    }

    private static @Nullable LinkFailure failureOf(ProtocolClient client, ConnectionSpec spec)
            throws InterruptedException {
        try {
            client.connect().get(2L * ConnectionSpec.TIME_OUT_SECONDS, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return spec.failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            client.disconnect();
            return spec.failure(e);
        } catch (InterruptedException e) {
            client.disconnect(); // it may be about to succeed, and nobody would end it
            throw e;
        }
    }

    private boolean subscriptionPasses(ProtocolClient client, Consumer<Finding> findings) throws InterruptedException {
        try {
            List<String> refused =
                    client.subscribe(subscriptions).get(ConnectionSpec.TIME_OUT_SECONDS, TimeUnit.SECONDS);
            if (refused.size() == subscriptions.size()) {
                findings.accept(Finding.failed(
                        Step.SUBSCRIPTION, "The broker lets this user hear none of the cameras' topics."));
                return false;
            }
            String text = refused.isEmpty()
                    ? subscriptions.size() + " topics"
                    : "The broker refuses " + refused.size() + " of " + subscriptions.size() + " topics: "
                            + String.join(", ", refused);
            findings.accept(Finding.passed(Step.SUBSCRIPTION, text));
            return true;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            findings.accept(Finding.failed(
                    Step.SUBSCRIPTION, LinkFailure.of(cause, address).sentence()));
        } catch (TimeoutException e) {
            findings.accept(
                    Finding.failed(Step.SUBSCRIPTION, LinkFailure.of(e, address).sentence()));
        }
        return false;
    }

    private boolean firstMessageHeard(CompletableFuture<String> first, Consumer<Finding> findings)
            throws InterruptedException {
        long began = System.nanoTime();
        try {
            String topic = first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
            findings.accept(Finding.passed(
                    Step.FIRST_MESSAGE,
                    String.format(
                            java.util.Locale.ROOT,
                            "%s after %.1f s",
                            vedette.model.Printable.text(topic, 60),
                            seconds)));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            findings.accept(Finding.failed(
                    Step.FIRST_MESSAGE,
                    "Before a camera spoke: " + LinkFailure.of(cause, address).sentence()));
            return false;
        } catch (TimeoutException e) {
            findings.accept(new Finding(
                    Step.FIRST_MESSAGE,
                    Outcome.CAUTION,
                    "No camera has spoken within " + patience.toSeconds()
                            + " s. The broker works; check that the cameras publish to it, and under which topics."));
        }
        return true;
    }

    /// Notes the topic of the first message that is not the broker's own.
    private record FirstTopic(CompletableFuture<String> first) implements ProtocolClient.Listener {
        @Override
        public void received(ProtocolClient.WireMessage message, Acknowledgement acknowledgement) {
            acknowledgement.give();
            if (!message.topic().startsWith("$")) {
                first.complete(message.topic());
            }
        }

        @Override
        public void disconnected(Throwable cause) {
            first.completeExceptionally(cause);
        }
    }
}
