package vedette.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A connection to a broker that a test can cut while the broker goes on.
final class Cable implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int broker;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Cable(int broker) throws IOException {
        this.broker = broker;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void cut() {
        cut = true;
        sockets.forEach(Cable::end);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket station = entrance.accept();
                if (cut) {
                    end(station);
                    continue;
                }
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), broker);
                sockets.add(station);
                sockets.add(behind);
                Thread.ofVirtual().start(() -> carry(station, behind));
                Thread.ofVirtual().start(() -> carry(behind, station));
            } catch (IOException e) {
                if (entrance.isClosed()) {
                    return;
                }
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            end(to); // cut
        } finally {
            end(from);
            end(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        sockets.forEach(Cable::end);
    }
}
