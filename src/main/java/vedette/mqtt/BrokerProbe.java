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
import vedette.message.Subscription;

/// Tries a broker step by step and says which step fails, so that the operator knows what to mend. Leaves no session
/// behind. Blocks: call it on a thread of its own.
public final class BrokerProbe {
    /// The steps, in their order.
    public enum Step {
        NAME,
        CONNECTION,
        LOGIN,
        SUBSCRIPTION,
        FIRST_MESSAGE
    }

    /// What came of a step.
    ///
    /// @param passed false where the probe ends here; for the first message, false only says that none came in time
    /// @param text what was found, or what is wrong and what to do
    public record Finding(Step step, boolean passed, String text) {}

    private final BrokerAddress address;
    private final Login login;
    private final List<Subscription> subscriptions;
    private final Duration patience;

    /// @param subscriptions the topics that the station would listen on
    /// @param patience how long to wait for a first message
    public BrokerProbe(BrokerAddress address, Login login, List<Subscription> subscriptions, Duration patience) {
        this.address = address;
        this.login = login;
        this.subscriptions = List.copyOf(subscriptions);
        this.patience = patience;
    }

    /// Runs the steps until one fails.
    ///
    /// @param findings told each finding as it is made
    /// @return whether the station can work with this broker: all but the first message passed
    public boolean run(Consumer<Finding> findings) throws InterruptedException {
        return namePasses(findings) && connectionPasses(findings) && sessionPasses(findings);
    }

    private boolean namePasses(Consumer<Finding> findings) {
        try {
            String found = InetAddress.getByName(address.host()).getHostAddress();
            findings.accept(new Finding(Step.NAME, true, found));
            return true;
        } catch (UnknownHostException e) {
            findings.accept(
                    new Finding(Step.NAME, false, LinkFailure.of(e, address).sentence()));
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
                    new Finding(Step.CONNECTION, true, "port " + address.port() + " open after " + millis + " ms"));
            return true;
        } catch (java.net.SocketTimeoutException e) {
            findings.accept(new Finding(
                    Step.CONNECTION,
                    false,
                    "No answer from " + address.host() + " port " + address.port()
                            + ". A firewall may be in the way, or the computer is off."));
            return false;
        } catch (IOException e) {
            findings.accept(new Finding(
                    Step.CONNECTION, false, LinkFailure.of(e, address).sentence()));
            return false;
        }
    }

    private boolean sessionPasses(Consumer<Finding> findings) throws InterruptedException {
        CompletableFuture<String> first = new CompletableFuture<>();
        ProtocolClient client = login(findings, first);
        if (client == null) {
            return false;
        }
        try {
            return subscriptionPasses(client, findings) && firstMessageHeard(first, findings);
        } finally {
            client.disconnect();
        }
    }

    private @Nullable ProtocolClient login(Consumer<Finding> findings, CompletableFuture<String> first)
            throws InterruptedException {
        ConnectionSpec spec = new ConnectionSpec(address, login, "vedette-test-" + UUID.randomUUID(), false, 32, null);
        ProtocolClient.Listener listener = new FirstTopic(first);
        LinkFailure failure = null;
        for (ProtocolClient client :
                List.of(new Mqtt5ProtocolClient(spec, listener), new Mqtt3ProtocolClient(spec, listener))) {
            try {
                client.connect().get(2L * ConnectionSpec.TIME_OUT_SECONDS, TimeUnit.SECONDS);
                findings.accept(new Finding(Step.LOGIN, true, client.protocol() + ", as " + login));
                return client;
            } catch (ExecutionException e) {
                failure = LinkFailure.of(e.getCause() == null ? e : e.getCause(), address);
            } catch (TimeoutException e) {
                failure = LinkFailure.of(e, address);
                client.disconnect();
            } catch (InterruptedException e) {
                client.disconnect(); // it may be about to succeed, and nobody would end it
                throw e;
            }
            if (!failure.olderProtocol()) {
                break;
            }
        }
        findings.accept(new Finding(Step.LOGIN, false, failure == null ? "No answer." : failure.sentence()));
        return null;
    }

    private boolean subscriptionPasses(ProtocolClient client, Consumer<Finding> findings) throws InterruptedException {
        try {
            List<String> refused =
                    client.subscribe(subscriptions).get(ConnectionSpec.TIME_OUT_SECONDS, TimeUnit.SECONDS);
            if (refused.size() == subscriptions.size()) {
                findings.accept(new Finding(
                        Step.SUBSCRIPTION, false, "The broker lets this user hear none of the cameras' topics."));
                return false;
            }
            String text = refused.isEmpty()
                    ? subscriptions.size() + " topics"
                    : "The broker refuses " + refused.size() + " of " + subscriptions.size() + " topics: "
                            + String.join(", ", refused);
            findings.accept(new Finding(Step.SUBSCRIPTION, true, text));
            return true;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            findings.accept(new Finding(
                    Step.SUBSCRIPTION, false, LinkFailure.of(cause, address).sentence()));
        } catch (TimeoutException e) {
            findings.accept(new Finding(
                    Step.SUBSCRIPTION, false, LinkFailure.of(e, address).sentence()));
        }
        return false;
    }

    private boolean firstMessageHeard(CompletableFuture<String> first, Consumer<Finding> findings)
            throws InterruptedException {
        long began = System.nanoTime();
        try {
            String topic = first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
            findings.accept(new Finding(
                    Step.FIRST_MESSAGE,
                    true,
                    String.format(
                            java.util.Locale.ROOT,
                            "%s after %.1f s",
                            vedette.model.Printable.text(topic, 60),
                            seconds)));
        } catch (TimeoutException | ExecutionException e) {
            findings.accept(new Finding(
                    Step.FIRST_MESSAGE,
                    false,
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
