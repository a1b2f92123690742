package vedette.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vedette.settings.Profile;
import vedette.store.LogBackup;

/// `vedette restore`: puts a backup into a profile without a log.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Checks a backup of the event log and puts it into a profile that has no log yet. "
                + "Exit status 3 where it is damaged: it is restored as it is then.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Parameters(paramLabel = "FOLDER", description = "What vedette backup made.")
    private Path backup = Path.of("");

    @Override
    public Integer call() throws Exception {
        Profile chosen = profile.profile();
        ProfileLock lock = ProfileLock.take(chosen.directory());
        if (lock == null) {
            throw new Session.InUseException(chosen);
        }
        try {
            LogBackup.Result result = LogBackup.restore(backup, chosen.log());
            System.out.println(result.inWords());
            return result.isDamaged() ? BackupCommand.DAMAGED : 0;
        } finally {
            lock.close();
        }
    }
}
