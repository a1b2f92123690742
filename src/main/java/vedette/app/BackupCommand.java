package vedette.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.store.LogBackup;

/// `vedette backup`: copies the event log, whether or not the station runs.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copies the event log into a new folder, also while the station runs, and checks the copy. "
                + "Exit status 3 where the log is damaged: it is copied as it is then.")
final class BackupCommand implements Callable<Integer> {
    /// Exit status where a copy was made of a log that is damaged.
    static final int DAMAGED = 3;

    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "The folder to make.")
    private Path out = Path.of("");

    @Option(
            names = "--with-key",
            description =
                    "Copies the station's private key too, for going on with the log on another computer. Keep such"
                            + " a copy as safe as a password.")
    private boolean withKey;

    @Override
    public Integer call() throws Exception {
        LogBackup.Result result = LogBackup.take(profile.profile().log(), out, withKey);
        System.out.println(result.inWords());
        return result.isDamaged() ? DAMAGED : 0;
    }
}
