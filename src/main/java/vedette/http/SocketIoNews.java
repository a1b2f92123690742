package vedette.http;

import io.socket.client.IO;
import io.socket.client.Socket;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Socket.IO connection, which hears a few events. By polling alone: its answers can be bounded, and the few events
/// a second need no web socket.
final class SocketIoNews implements HealingLoop.Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(SocketIoNews.class);
    private static final int LARGEST_ANSWER = 2 << 20;

    /// The server answers a poll when it has something to say, at the latest with its own sign of life.
    private static final Duration LONGEST_POLL = Duration.ofSeconds(60);

    private final OkHttpClient client;
    private final HttpAddress address;
    private final Set<String> names;
    private final BiConsumer<String, byte[]> events;
    private final FirstQuestion first;
    private final BlockingQueue<Sign> signs = new ArrayBlockingQueue<>(8);
    private volatile @Nullable Object cause;

    /// What becomes of the connection.
    private enum Sign {
        UP,
        FAILED,
        LOST,
        CANCELLED
    }

    /// Asked when the connection is there, on the loop's thread.
    interface FirstQuestion {
        void ask();

        /// Ends it, from another thread; also before it was asked.
        void cancel();
    }

    /// @param names the events to hear
    /// @param events takes an event's name and what it says, as JSON
    SocketIoNews(
            OkHttpClient client,
            HttpAddress address,
            Set<String> names,
            BiConsumer<String, byte[]> events,
            FirstQuestion first) {
        this.client = client;
        this.address = address;
        this.names = names;
        this.events = events;
        this.first = first;
    }

    @Override
    public void run(Runnable online) throws IOException, InterruptedException {
        Socket socket = IO.socket(address.root(), options());
        socket.on(Socket.EVENT_CONNECT, arguments -> signs.offer(Sign.UP));
        socket.on(Socket.EVENT_CONNECT_ERROR, arguments -> ended(Sign.FAILED, arguments));
        socket.on(Socket.EVENT_DISCONNECT, arguments -> ended(Sign.LOST, arguments));
        names.forEach(name -> socket.on(name, arguments -> take(name, arguments)));
        try {
            socket.connect();
            Sign sign = signs.poll(HttpClients.SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (sign == null) {
                throw new SocketTimeoutException("no Socket.IO connection in time");
            }
            if (sign == Sign.UP) {
                online.run();
                first.ask();
                sign = signs.take();
            }
            if (sign == Sign.FAILED) {
                throw failure();
            }
        } finally {
            socket.off();
            socket.close();
        }
    }

    private IO.Options options() {
        IO.Options options = new IO.Options();
        OkHttpClient bounded = HttpClients.bounded(client, LARGEST_ANSWER, LONGEST_POLL);
        options.callFactory = bounded;
        options.webSocketFactory = bounded;
        options.transports = new String[] {"polling"};
        options.path = address.pathOf("socket.io");
        options.forceNew = true;
        options.reconnection = false; // the loop does that
        options.timeout = -1; // and its time-out: the client's own makes a thread for each
        return options;
    }

    private void ended(Sign sign, Object... arguments) {
        cause = arguments.length == 0 ? null : arguments[0];
        signs.offer(sign);
        first.cancel(); // else the sign would be read only after its answer
    }

    private IOException failure() {
        Throwable deepest = cause instanceof Throwable thrown ? thrown : null;
        for (int depth = 0; deepest != null && deepest.getCause() != null && depth < 8; depth++) {
            deepest = deepest.getCause();
        }
        if (deepest instanceof IOException broken) {
            return broken;
        }
        return new ConnectException("no Socket.IO at " + address);
    }

    private void take(String name, Object... arguments) {
        try {
            if (arguments.length > 0 && arguments[0] != null) {
                events.accept(name, arguments[0].toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (RuntimeException | Error e) {
            LOG.error("An event {} was lost by a fault of this program", name, e);
        }
    }

    @Override
    public void cancel() {
        signs.clear();
        signs.offer(Sign.CANCELLED);
        first.cancel();
    }
}
