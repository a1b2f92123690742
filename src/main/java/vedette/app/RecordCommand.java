package vedette.app;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.dialect.DialectCatalog;
import vedette.settings.Profile;
import vedette.settings.Secrets;
import vedette.settings.SettingsException;

/// `vedette record`: the station without a window, until stopped.
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Runs the station without a window: hears the brokers and writes the log, until stopped.")
final class RecordCommand implements Callable<Integer> {
    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(
            names = "--broker",
            paramLabel = "URI",
            description = "mqtt://, mqtts://, ws:// or wss://host[:port]; repeatable. Default: the profile's brokers.")
    private List<String> brokers = List.of();

    @Option(names = "--demo", description = "Brings a broker and simulated cameras, in a profile of their own.")
    private boolean demo;

    @Override
    public Integer call() throws Exception {
        Profile chosen = demo ? profile.demoProfile() : profile.profile();
        List<BrokerArguments.Given> given = BrokerArguments.parse(brokers);
        requireBroker(chosen, given);
        Secrets secrets = Vaults.open(chosen);
        if (secrets.isLocked()) {
            System.err.println("vedette: the file with the secrets is locked: give its passphrase in the environment"
                    + " variable " + Vaults.VARIABLE);
        }
        Session session = Session.open(new Session.Plan(chosen, given, demo, DialectCatalog.load(), secrets));
        Stop.closeAtTheEnd(session);
        System.out.println("Recording into " + session.profile().directory() + ". Stop with Ctrl-C.");
        Stop.await();
        return 0;
    }

    private void requireBroker(Profile chosen, List<BrokerArguments.Given> given)
            throws SettingsException, UsageException {
        if (!demo && given.isEmpty() && chosen.settings().load().brokers().isEmpty()) {
            throw new UsageException("no broker is known in " + chosen.directory() + ": give one with --broker URI");
        }
    }
}
