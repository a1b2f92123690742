package vedette.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Knows just enough MQTT to answer in ways in which real brokers are hard to bring to answer. Topics that begin with
/// `secret` are refused.
final class ScriptedBroker implements AutoCloseable {
    /// The first byte of an MQTT 5 answer that means success; and the same for 3.1.1.
    static final int WELCOME = 0;

    /// Never answers.
    static final int SILENCE = -1;

    /// Hangs up.
    static final int HANG_UP = -2;

    /// Hangs up instead of confirming what is listened for, this many times.
    final AtomicInteger unanswering = new AtomicInteger();

    /// Hangs up as soon as it has confirmed what is listened for, this many times.
    final AtomicInteger curt = new AtomicInteger();

    /// How many connections were begun, and how many ended.
    final AtomicInteger begun = new AtomicInteger();

    final AtomicInteger ended = new AtomicInteger();
    /// The protocol levels of the logins that came.
    final List<Integer> levels = new CopyOnWriteArrayList<>();

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final int answer5;
    private final int answer3;

    /// @param answer5 the reason code for a login by MQTT 5
    /// @param answer3 the return code for one by 3.1.1
    ScriptedBroker(int answer5, int answer3) throws IOException {
        this.answer5 = answer5;
        this.answer3 = answer3;
        Thread.ofPlatform().daemon().name("scripted broker").start(this::accept);
    }

    BrokerAddress address() {
        return BrokerAddress.parse("mqtt://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                begun.incrementAndGet();
                Thread.ofPlatform().daemon().name("scripted connection").start(() -> talk(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            int level = 0;
            while (true) {
                int type = in.readUnsignedByte() >> 4;
                byte[] body = in.readNBytes(length(in));
                if (type == 1) {
                    level = body[6];
                    levels.add(level);
                }
                if (!reply(type, level, body, socket.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side is gone.
        } finally {
            ended.incrementAndGet();
        }
    }

    private boolean reply(int type, int level, byte[] body, OutputStream out) throws IOException {
        boolean five = level == 5;
        switch (type) {
            case 1 -> {
                int answer = five ? answer5 : answer3;
                if (answer >= 0) {
                    out.write(
                            five ? new byte[] {0x20, 3, 0, (byte) answer, 0} : new byte[] {0x20, 2, 0, (byte) answer});
                }
                return answer != HANG_UP;
            }
            case 8 -> {
                if (unanswering.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return false;
                }
                out.write(subscribed(body, five));
                return curt.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
            }
            case 12 -> out.write(new byte[] {(byte) 0xD0, 0});
            default -> {}
        }
        return true;
    }

    private static byte[] subscribed(byte[] body, boolean five) {
        ByteBuffer in = ByteBuffer.wrap(body);
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        codes.write(in.get());
        codes.write(in.get());
        if (five) {
            in.position(in.position() + 1 + in.get(in.position()));
            codes.write(0);
        }
        while (in.hasRemaining()) {
            byte[] filter = new byte[in.getShort()];
            in.get(filter);
            boolean refused = new String(filter, StandardCharsets.UTF_8).startsWith("secret");
            int granted = in.get() & 3;
            codes.write(refused ? five ? 0x87 : 0x80 : granted);
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(0x90);
        answer.write(codes.size());
        answer.writeBytes(codes.toByteArray());
        return answer.toByteArray();
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readUnsignedByte();
            length |= (part & 0x7F) << shift;
            if (part < 0x80) {
                return length;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
