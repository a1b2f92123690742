package vedette.app;

import java.io.PrintWriter;
import java.util.List;
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
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            SecretCommand.class,
            SendCommand.class,
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
        String[] line = isForStation(arguments) ? withStation(arguments) : arguments;
        CommandLine command = new CommandLine(new VedetteCommand());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler((failure, given) -> {
            complain(
                    failure.getCommandLine().getErr(),
                    failure.getMessage() + "; see "
                            + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
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

    /// `station` may be left out, before its options too.
    private static boolean isForStation(String[] arguments) {
        return arguments.length == 0
                || (arguments[0].startsWith("-")
                        && !List.of("-h", "--help", "-V", "--version").contains(arguments[0]));
    }

    private static String[] withStation(String[] arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "station";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return line;
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
                    || failure instanceof vedette.export.ExportException
                    || failure instanceof vedette.journal.JournalException
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
