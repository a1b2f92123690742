package vedette.ui.connect;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.message.Subscription;
import vedette.mqtt.BrokerAccess;
import vedette.mqtt.BrokerAddress;
import vedette.mqtt.BrokerProbe;
import vedette.mqtt.Login;

/// Tries a broker with a [BrokerProbe] on a thread of its own, which ends with the trial.
public final class BrokerProber implements Prober {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerProber.class);

    private final Function<String, @Nullable String> keptPasswords;
    private final Function<String, @Nullable String> keptPassphrases;
    private final List<Subscription> subscriptions;
    private final Duration patience;

    /// @param keptPasswords finds the password that is kept for a broker's name, or null; called on the
    ///     trial's thread, as a keyring may take its time
    /// @param keptPassphrases the same for the passphrase of the key that is shown to a broker
    /// @param subscriptions the topics that the station would listen on
    /// @param patience how long to wait for a first message
    public BrokerProber(
            Function<String, @Nullable String> keptPasswords,
            Function<String, @Nullable String> keptPassphrases,
            List<Subscription> subscriptions,
            Duration patience) {
        this.keptPasswords = keptPasswords;
        this.keptPassphrases = keptPassphrases;
        this.subscriptions = List.copyOf(subscriptions);
        this.patience = patience;
    }

    @Override
    public Trial begin(Chosen candidate, Consumer<BrokerProbe.Finding> findings, Runnable ended) {
        Run run = new Run(candidate, findings, ended);
        // A virtual thread: there, an interrupt also ends an attempt to open a socket.
        Thread thread = Thread.ofVirtual().name("broker-probe").start(run);
        return () -> {
            run.cancelled = true;
            thread.interrupt();
        };
    }

    private final class Run implements Runnable {
        private final Chosen candidate;
        private final Consumer<BrokerProbe.Finding> findings;
        private final Runnable ended;
        private volatile boolean cancelled;

        Run(Chosen candidate, Consumer<BrokerProbe.Finding> findings, Runnable ended) {
            this.candidate = candidate;
            this.findings = findings;
            this.ended = ended;
        }

        @Override
        public void run() {
            try {
                String typed = candidate.password();
                String password = typed == null ? keptPasswords.apply(candidate.nameSoFar()) : typed;
                Login login = new Login(candidate.broker().user(), password);
                BrokerAddress address = BrokerAddress.parse(candidate.broker().address());
                String typedPhrase = candidate.passphrase();
                String passphrase = typedPhrase == null ? keptPassphrases.apply(candidate.nameSoFar()) : typedPhrase;
                BrokerAccess access = new BrokerAccess(
                        address,
                        login,
                        candidate.broker().tls(),
                        passphrase,
                        candidate.broker().olderProtocol());
                new BrokerProbe(access, subscriptions, patience).run(finding -> tell(() -> findings.accept(finding)));
            } catch (InterruptedException e) {
                // Only the operator interrupts, by cancelling: nobody waits for more.
                LOG.debug("The trial of {} was cancelled", candidate.broker().address());
            } catch (RuntimeException e) {
                LOG.error(
                        "The trial of {} failed by a fault of this program",
                        candidate.broker().address(),
                        e);
            } finally {
                tell(ended);
            }
        }

        private void tell(Runnable news) {
            Platform.runLater(() -> {
                if (!cancelled) {
                    news.run();
                }
            });
        }
    }
}
