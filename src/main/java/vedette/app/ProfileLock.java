package vedette.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.station.NamedThreads;

/// One program for each profile. The first one holds a lock on a file; a second one finds in another file how to ask
/// the first to show itself: a port on this computer and a word that only the profile's owner can read.
final class ProfileLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileLock.class);
    private static final String RAISE = "raise";
    private static final String RAISED = "raised";
    private static final String ERRAND = "errand";

    private final FileChannel channel;
    private final FileLock lock;
    private final Path door;
    private final ServerSocket knocks;
    private final String word = UUID.randomUUID().toString();
    private final ErrandDoor errands = new ErrandDoor();
    private volatile Runnable raise = () -> {};
    private volatile ErrandDoor.Errand errand = (request, out) -> {
        throw new UsageException("the Vedette that runs with this profile is not ready yet; try again");
    };

    private ProfileLock(FileChannel channel, FileLock lock, Path door, ServerSocket knocks) {
        this.channel = channel;
        this.lock = lock;
        this.door = door;
        this.knocks = knocks;
    }

    /// Takes the lock.
    ///
    /// @return the lock, or null where another program has the profile
    /// @throws IOException when the profile can't be written
    static @Nullable ProfileLock take(Path profile) throws IOException {
        Files.createDirectories(profile);
        FileChannel channel =
                FileChannel.open(profile.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return null;
        }
        ServerSocket knocks = new ServerSocket();
        knocks.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ProfileLock taken = new ProfileLock(channel, lock, profile.resolve("instance"), knocks);
        taken.openDoor();
        return taken;
    }

    private void openDoor() throws IOException {
        Files.deleteIfExists(door);
        Files.createFile(door);
        door.toFile().setReadable(false, false);
        door.toFile().setReadable(true, true);
        Files.write(door, List.of(Integer.toString(knocks.getLocalPort()), word));
        NamedThreads.named("raise").newThread(this::listen).start();
    }

    private void listen() {
        while (!knocks.isClosed()) {
            try {
                answer(knocks.accept());
            } catch (IOException e) {
                if (!knocks.isClosed()) {
                    LOG.debug("somebody knocked and left", e);
                }
            }
        }
    }

    private void answer(Socket knock) throws IOException {
        boolean handedOn = false;
        try {
            knock.setSoTimeout(1000);
            byte[] said = knock.getInputStream().readNBytes(word.length());
            if (!new String(said, StandardCharsets.UTF_8).equals(word)) {
                return;
            }
            BufferedReader more =
                    new BufferedReader(new InputStreamReader(knock.getInputStream(), StandardCharsets.UTF_8));
            if (ERRAND.equals(more.readLine())) {
                handedOn = true;
                errands.serve(knock, more, errand);
            } else {
                raise.run();
                knock.getOutputStream().write((RAISED + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            if (!handedOn) {
                knock.close();
            }
        }
    }

    /// Says what to do when a second program wants something done.
    void onErrand(ErrandDoor.Errand what) {
        errand = what;
    }

    /// Has the program that has the profile do something.
    ///
    /// @param out takes each line that it wants printed
    /// @return its exit status
    /// @throws UsageException when it can't do it as asked
    static int run(Path profile, List<String> request, Consumer<String> out) throws UsageException {
        try {
            List<String> lines = Files.readAllLines(profile.resolve("instance"));
            try (Socket knock = knock(lines)) {
                String all = lines.get(1) + ERRAND + "\n" + String.join("\n", request) + "\n\n";
                knock.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
                return ErrandDoor.listen(new InputStreamReader(knock.getInputStream(), StandardCharsets.UTF_8), out);
            }
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            LOG.debug("the other program could not be asked", e);
            out.accept("Another Vedette has the profile and does not answer.");
            return 1;
        }
    }

    private static Socket knock(List<String> lines) throws IOException {
        Socket knock = new Socket();
        knock.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(lines.get(0))), 2000);
        return knock;
    }

    /// Says what to do when a second program asks this one to show itself.
    void onRaise(Runnable what) {
        raise = what;
    }

    /// Asks the program that has the profile to show its window.
    ///
    /// @return whether it did
    static boolean raiseOther(Path profile) {
        try {
            List<String> lines = Files.readAllLines(profile.resolve("instance"));
            if (lines.size() < 2) {
                return false;
            }
            try (Socket knock = knock(lines)) {
                knock.setSoTimeout(3000);
                knock.getOutputStream().write((lines.get(1) + RAISE + "\n").getBytes(StandardCharsets.UTF_8));
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(knock.getInputStream(), StandardCharsets.UTF_8));
                return RAISED.equals(answer.readLine());
            }
        } catch (IOException | NumberFormatException e) {
            LOG.debug("the other program could not be asked", e);
            return false;
        }
    }

    @Override
    public void close() {
        try {
            knocks.close();
            Files.deleteIfExists(door);
            lock.release();
            channel.close();
        } catch (IOException e) {
            LOG.warn("The profile's lock could not be given back in order", e);
        }
    }
}
