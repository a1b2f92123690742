package vedette.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.station.NamedThreads;

/// What one program asks another of the same profile to do: lines of text to it, an empty one at their end; from it
/// lines to print, each after `> `, and a last one with the exit status.
final class ErrandDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ErrandDoor.class);
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_LINES = 1000;
    private static final String SHOWN = "> ";
    private static final String ENDED = "exit ";
    private static final String USAGE = "usage ";

    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    /// Something that is done for another program.
    @FunctionalInterface
    interface Errand {
        /// @param request the lines that it sent
        /// @param out takes each line that it is to print
        /// @return its exit status
        int run(List<String> request, Consumer<String> out) throws UsageException, InterruptedException;
    }

    /// Does an errand on a thread of its own, and closes the connection in the end.
    void serve(Socket knock, BufferedReader from, Errand errand) {
        if (!free.tryAcquire()) {
            close(knock);
            return;
        }
        NamedThreads.named("errand")
                .newThread(() -> {
                    try {
                        serveNow(knock, from, errand);
                    } finally {
                        free.release();
                        close(knock);
                    }
                })
                .start();
    }

    private static void serveNow(Socket knock, BufferedReader from, Errand errand) {
        try {
            OutputStream to = knock.getOutputStream();
            List<String> request = new ArrayList<>();
            for (String line = from.readLine();
                    line != null && !line.isEmpty() && request.size() < MOST_LINES;
                    line = from.readLine()) {
                request.add(line);
            }
            try {
                int status = errand.run(request, line -> say(to, SHOWN + line));
                say(to, ENDED + status);
            } catch (UsageException e) {
                say(to, USAGE + String.valueOf(e.getMessage()).replace('\n', ' '));
            }
        } catch (IOException e) {
            LOG.debug("Somebody wanted something done and left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Who left does not hear the rest: what was begun goes on.
    private static void say(OutputStream to, String line) {
        try {
            to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            LOG.debug("Somebody did not hear the rest", e);
        }
    }

    private static void close(Socket knock) {
        try {
            knock.close();
        } catch (IOException e) {
            LOG.debug("A connection could not be closed", e);
        }
    }

    /// Reads what the other program says until it is done.
    ///
    /// @return its exit status; 1 where it ended without a word
    /// @throws UsageException when it can't do it as asked
    static int listen(InputStreamReader from, Consumer<String> out) throws IOException, UsageException {
        BufferedReader answer = new BufferedReader(from);
        for (String line = answer.readLine(); line != null; line = answer.readLine()) {
            if (line.startsWith(SHOWN)) {
                out.accept(line.substring(SHOWN.length()));
            } else if (line.startsWith(USAGE)) {
                throw new UsageException(line.substring(USAGE.length()));
            } else if (line.startsWith(ENDED)) {
                return Integer.parseInt(line.substring(ENDED.length()));
            } else {
                out.accept("The Vedette that runs with this profile can't do this: it is another version.");
                return 1;
            }
        }
        out.accept("The Vedette that runs with this profile ended before it was done, or has too much to do.");
        return 1;
    }
}
