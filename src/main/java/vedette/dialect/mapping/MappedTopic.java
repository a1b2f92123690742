package vedette.dialect.mapping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraNaming;
import vedette.dialect.DecimalText;
import vedette.dialect.Decoded;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.Routes;
import vedette.dialect.WireTime;

/// One form of topic and what it carries.
///
/// @param template below the installation's prefix, or whole
/// @param qos the quality of service to subscribe with, where it matters
/// @param when which messages count, or null for all; others are passed over
/// @param ids what makes a message unique, joined; empty where nothing does
record MappedTopic(
        String template,
        boolean whole,
        int qos,
        Subject subject,
        Carried carried,
        @Nullable Condition when,
        @Nullable Claimed claimed,
        List<JsonPath> ids) {
    MappedTopic {
        ids = List.copyOf(ids);
    }

    /// How a message says when it happened.
    ///
    /// @param zoneless the offset of times without one, or null where it can't be known
    record Claimed(JsonPath path, TimeForm form, @Nullable ZoneOffset zoneless) {
        /// Null where the message says nothing that makes sense: a bad clock never spoils a message.
        @Nullable
        Instant of(JsonPayload json) throws MalformedPayloadException {
            JsonPayload said = path.one(json);
            if (said == null || said.isObject() || said.isList()) {
                return null;
            }
            String text = said.isText() ? said.text() : said.json();
            return switch (form) {
                case AUTO -> WireTime.parse(text, zoneless);
                case SECONDS -> epoch(text, 1);
                case MILLISECONDS -> epoch(text, 1000);
            };
        }

        private static @Nullable Instant epoch(String text, double unit) {
            var number = DecimalText.parse(text);
            return number.isEmpty() ? null : WireTime.ofEpoch(number.getAsDouble() / unit);
        }
    }

    /// How times are written.
    enum TimeForm {
        AUTO,
        SECONDS,
        MILLISECONDS
    }

    void addTo(Routes.Builder routes, String prefix) {
        String topic = whole || prefix.isEmpty() ? template : prefix + "/" + template;
        CameraNaming naming = subject::of;
        switch (carried) {
            case Carried.Whole picture -> routes.framesAt(topic, naming, picture.source());
            case Carried.Piece piece -> routes.chunksAt(topic, naming, piece.chunk());
            case Carried.Said said when said.isDroppable() -> routes.telemetryAt(topic, news -> read(said, news));
            case Carried.Said said -> routes.newsAt(topic, qos, news -> read(said, news));
        }
    }

    private Decoded read(Carried.Said said, News news) throws MalformedPayloadException {
        if (news.isEmpty()) {
            return Decoded.NOTHING; // a kept message was taken away
        }
        MappedMessage message = new MappedMessage(news, said.hasPictures());
        if (when != null && !when.holds(message)) {
            return Decoded.NOTHING;
        }
        message.isAbout(subject.of(news.site(), news.names(), message));
        Instant time = claimed == null ? null : claimed.of(message.json());
        message.isMarked(time, id(message));
        return said.read(message);
    }

    private @Nullable String id(MappedMessage message) throws MalformedPayloadException {
        StringJoiner joined = new StringJoiner("@");
        for (JsonPath path : ids) {
            JsonPayload part = path.one(message.json());
            if (part == null) {
                return null;
            }
            joined.add(Wording.label(part.word()));
        }
        return ids.isEmpty() ? null : joined.toString();
    }
}
