package vedette.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A network between a station and a broker that can be cut as real ones are: without a word. Packets of open
/// connections are no longer carried, and nobody answers who wants to open one.
public final class FaultProxy implements AutoCloseable {
    /// A listener holds one more than its backlog; who comes then is not answered.
    private static final int BACKLOG = 1;

    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<SocketChannel> fillers = new CopyOnWriteArrayList<>();
    private final Object gate = new Object();
    private boolean dead;
    private boolean closed;

    /// @param target the broker's port on this machine
    public FaultProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("proxy").start(this::accept);
    }

    public BrokerAddress address() {
        return BrokerAddress.parse("mqtt://127.0.0.1:" + listener.getLocalPort());
    }

    /// From now on nothing gets through, and nobody is told.
    public void die() throws IOException {
        synchronized (gate) {
            dead = true;
        }
        // The thread that accepts takes one more before it stands still, and the queue has its places.
        for (int i = 0; i < BACKLOG + 3; i++) {
            SocketChannel filler = SocketChannel.open();
            filler.configureBlocking(false);
            filler.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
            fillers.add(filler);
        }
    }

    /// The network is back.
    public void heal() throws IOException {
        for (SocketChannel filler : fillers) {
            filler.close();
        }
        fillers.clear();
        synchronized (gate) {
            dead = false;
            gate.notifyAll();
        }
    }

    private void awaitLife() throws InterruptedException {
        synchronized (gate) {
            while (dead && !closed) {
                gate.wait();
            }
        }
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket near = listener.accept();
                awaitLife();
                connect(near);
            }
        } catch (SocketException e) {
            // closed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect(Socket near) throws IOException {
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(near);
            sockets.add(far);
            carry(near, far);
            carry(far, near);
        } catch (IOException e) {
            near.close(); // the broker is not there: its port says so, and so do we
        }
    }

    private void carry(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            byte[] buffer = new byte[16_384];
            try (from;
                    to) {
                for (int read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    awaitLife();
                    to.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException e) {
                // One side has ended, which ends both.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                sockets.remove(from);
                sockets.remove(to);
            }
        });
    }

    @Override
    public void close() throws IOException {
        synchronized (gate) {
            closed = true;
            gate.notifyAll();
        }
        heal();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
