package vedette.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// `vedette`: without a command it is `vedette station`.
@Command(
        name = "vedette",
        description = "Watches cameras that speak MQTT.",
        mixinStandardHelpOptions = true,
        versionProvider = VedetteCommand.Version.class,
        subcommands = {
            StationCommand.class,
            RecordCommand.class,
            SimulateCommand.class,
            ExportCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
final class VedetteCommand {
    /// Exit status of a command that could not be done as asked.
    static final int USAGE = 2;

    private VedetteCommand() {}

    /// Runs a command line.
    ///
    /// @return the exit status
    static int run(String... arguments) {
        String[] line = arguments.length == 0 ? new String[] {"station"} : arguments;
        CommandLine command = new CommandLine(new VedetteCommand());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler((failure, given) -> {
            complain(failure.getCommandLine().getErr(), String.valueOf(failure.getMessage()));
            return USAGE;
        });
        command.setExecutionExceptionHandler((failure, failed, parsed) -> {
            if (failure instanceof UsageException) {
                complain(failed.getErr(), String.valueOf(failure.getMessage()));
                return USAGE;
            }
            if (Sentences.isForUsers(failure)) {
                complain(failed.getErr(), String.valueOf(failure.getMessage()));
                return 1;
            }
            throw failure;
        });
        return command.execute(line);
    }

    private static void complain(PrintWriter err, String message) {
        err.println("vedette: " + message.lines().findFirst().orElse(message));
        err.flush();
    }

    /// Failures whose message is a sentence for the user.
    static final class Sentences {
        private Sentences() {}

        static boolean isForUsers(Exception failure) {
            return failure instanceof vedette.settings.SettingsException
                    || failure instanceof vedette.store.EventLogException
                    || failure instanceof Session.InUseException;
        }
    }

    /// The version in the manifest.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = VedetteCommand.class.getPackage().getImplementationVersion();
            return new String[] {"vedette " + (version == null ? "(from classes)" : version)};
        }
    }
}
