package vedette.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A file system in memory of some megabytes, mounted for a test. Only root may mount: elsewhere the test is skipped.
final class SmallDisk implements AutoCloseable {
    private static final int ROOM = 64 << 10;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mountedIn(Path parent, int megabytes) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(parent.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        if (!mounted) {
            System.out.println("No file system can be mounted here: the test of a full disk was skipped");
        }
        Assumptions.assumeTrue(mounted, "may not mount");
        return new SmallDisk(folder);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    Path folder() {
        return folder;
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /// Leaves hardly any room.
    void fill() throws IOException {
        FileStore store = Files.getFileStore(folder);
        Files.write(ballast(), new byte[(int) Math.max(0, store.getUsableSpace() - ROOM)]);
    }

    void makeRoom() throws IOException {
        Files.delete(ballast());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!run("umount", folder.toString())) {
            throw new IOException("still mounted: " + folder);
        }
    }
}
