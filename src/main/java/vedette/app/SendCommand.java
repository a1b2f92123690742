package vedette.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.dialect.DialectCatalog;
import vedette.settings.Profile;

/// `vedette command`: gives a camera a command, and prints what becomes of it. Where a Vedette runs with the profile
/// already, that one gives it: it has the connection, and the log.
@Command(
        name = "command",
        mixinStandardHelpOptions = true,
        description =
                "Gives a camera a command and prints what becomes of it, step by step. Ends with 0 only when it is"
                        + " confirmed; with 1 when it is not, and with 2 when it could not be given as asked.")
final class SendCommand implements Callable<Integer> {
    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Parameters(index = "0", paramLabel = "CAMERA", description = "Its name, as shown or as on the wire.")
    private String camera = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The command's name; see --list.")
    private @Nullable String name;

    @Option(names = "--param", paramLabel = "KEY=VALUE", description = "What is said with it; repeatable.")
    private List<String> parameters = List.of();

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description = "How long to wait until the camera is heard, and then for the command's last word, such as"
                    + " 30s. Default: 30s, and what the settings say of commands.")
    private @Nullable String wait;

    @Option(
            names = "--broker",
            paramLabel = "URI",
            description = "mqtt://, mqtts://, ws:// or wss://host[:port]; repeatable. Default: the profile's brokers.")
    private List<String> brokers = List.of();

    @Option(names = "--list", description = "Prints what the camera takes, and gives no command.")
    private boolean list;

    @Option(names = "--yes", description = "Gives also what is to be asked first, such as a restart.")
    private boolean yes;

    @Override
    public Integer call() throws Exception {
        Profile chosen = profile.profile();
        List<BrokerArguments.Given> given = BrokerArguments.parse(brokers);
        CommandErrand errand = errand(given);
        if (given.isEmpty() && chosen.settings().load().brokers().isEmpty()) {
            throw new UsageException("no broker is known in " + chosen.directory() + ": give one with --broker URI");
        }
        Session session;
        try {
            session = Session.open(new Session.Plan(chosen, given, false, DialectCatalog.load(), Vaults.open(chosen)));
        } catch (Session.InUseException e) {
            return ProfileLock.run(chosen.directory(), errand.lines(), System.out::println);
        }
        Stop.closeAtTheEnd(session);
        try (session) {
            return errand.run(session.station(), System.out::println);
        }
    }

    private CommandErrand errand(List<BrokerArguments.Given> given) throws UsageException {
        if (name == null && !list) {
            throw new UsageException("give the command's name after the camera's, or --list to see what it takes");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String each : parameters) {
            int equals = each.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("--param: “" + each + "” is not KEY=VALUE");
            }
            values.put(each.substring(0, equals), each.substring(equals + 1));
        }
        Duration patience = wait == null ? null : Durations.parse("--wait", wait);
        List<String> addresses = new ArrayList<>();
        given.forEach(each -> addresses.add(each.address().toString()));
        return new CommandErrand(camera, list || name == null ? "" : name, values, patience, yes, addresses);
    }
}
