package vedette.dialect.mapping;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.model.CameraId;

/// A message while it is read. Its JSON is parsed once, and only where the mapping asks for it. Confined to one thread.
final class MappedMessage {
    private final News news;
    private final boolean large;
    private @Nullable JsonPayload json;
    private @Nullable CameraId who;
    private @Nullable Instant claimed;
    private @Nullable String id;

    /// @param large whether there may be pictures in it
    MappedMessage(News news, boolean large) {
        this.news = news;
        this.large = large;
    }

    void isAbout(CameraId subject) {
        who = subject;
    }

    void isMarked(@Nullable Instant time, @Nullable String messageId) {
        claimed = time;
        id = messageId;
    }

    News news() {
        return news;
    }

    JsonPayload json() throws MalformedPayloadException {
        JsonPayload parsed = json;
        if (parsed == null) {
            parsed = large ? news.largeJson() : news.json();
            json = parsed;
        }
        return parsed;
    }

    /// The text at a path, or the payload as text where there is no path.
    String word(@Nullable JsonPath path) throws MalformedPayloadException {
        return path == null ? news.text() : path.required(json()).word();
    }

    CameraId who() {
        return Objects.requireNonNull(who);
    }

    @Nullable
    Instant claimed() {
        return claimed;
    }

    @Nullable
    String id() {
        return id;
    }
}
