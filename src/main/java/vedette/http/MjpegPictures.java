package vedette.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// One film over HTTP: an endless answer of JPEGs.
final class MjpegPictures implements HealingLoop.Attempt {
    private final Call call;
    private final MjpegReader.Sink sink;
    private long lastPictureNanos;

    MjpegPictures(OkHttpClient client, HttpUrl address, MjpegReader.Sink sink) {
        call = client.newCall(new Request.Builder().url(address).build());
        this.sink = sink;
    }

    @Override
    public void run(Runnable online) throws IOException {
        try (Response response = call.execute();
                ResponseBody body = response.body()) {
            if (!response.isSuccessful() || body == null) {
                throw new HttpRefusedException(call.request().url() + " answered with status " + response.code() + ".");
            }
            String type = response.header("Content-Type");
            String boundary = MjpegReader.boundaryOf(type);
            if (boundary == null) {
                throw new HttpRefusedException(call.request().url() + " answered with "
                        + (type == null ? "something unnamed" : vedette.model.Printable.text(type, 60))
                        + " where a film was expected: is this the right address?");
            }
            read(body.byteStream(), new MjpegReader(boundary, new Told(online)));
        }
    }

    private void read(InputStream stream, MjpegReader reader) throws IOException {
        byte[] piece = new byte[32 << 10];
        lastPictureNanos = System.nanoTime();
        for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
            reader.take(piece, 0, count);
            if (System.nanoTime() - lastPictureNanos > HttpClients.SILENCE.toNanos()) {
                // Bytes that never become a picture: a server that trickles must not hold the line.
                throw new InterruptedIOException("no whole picture for " + HttpClients.SILENCE.toSeconds() + " s");
            }
        }
    }

    @Override
    public void cancel() {
        call.cancel();
    }

    /// Says that the film runs before it hands over each picture.
    private final class Told implements MjpegReader.Sink {
        private final Runnable online;

        Told(Runnable online) {
            this.online = online;
        }

        @Override
        public void picture(byte[] jpeg) {
            lastPictureNanos = System.nanoTime();
            online.run();
            sink.picture(jpeg);
        }

        @Override
        public void refused(byte[] part, String reason) {
            sink.refused(part, reason);
        }
    }
}
