package vedette.dialect.builtin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraEvent.WatchlistChanged;
import vedette.model.CameraEvent.WatchlistMatched;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.PlateListing;
import vedette.model.Reading;
import vedette.model.Severity;

/// What the licence-plate server says about itself, its checkpoints and its list of plates. Most of it is
/// documented by topic alone, so any JSON and any text is taken.
final class LprServerNews {
    /// How the text of a request for the list begins.
    static final String REQUESTED = "list requested";

    private LprServerNews() {}

    static CameraId server(News news) throws MalformedPayloadException {
        return news.site().subject(CameraRole.SERVER, "system");
    }

    static Decoded checkpoint(News news) throws MalformedPayloadException {
        return telemetry(news.subject(CameraRole.SERVER, "id"), FreePayload.of(news));
    }

    /// JSON is values; plain text is news in words.
    static Decoded status(News news) throws MalformedPayloadException {
        FreePayload payload = FreePayload.of(news);
        return payload.json() == null ? spoken(server(news), payload) : telemetry(server(news), payload);
    }

    /// A line of the server's log. Its level is the program's view, not an alarm for the operator.
    static Decoded log(News news) throws MalformedPayloadException {
        return spoken(server(news), FreePayload.of(news));
    }

    static Decoded alerts(News news) throws MalformedPayloadException {
        CameraId server = server(news);
        FreePayload payload = FreePayload.of(news);
        JsonPayload json = payload.json();
        if (json == null) {
            return payload.isBlank()
                    ? Decoded.NOTHING
                    : Decoded.of(new AlertRaised(server, null, null, Words.severity(null), payload.words()));
        }
        LprMessage message = LprMessage.of(json);
        if (!json.isList()) {
            return message.body().has("alerts")
                    ? Decoded.of(LprHealth.alerts(server, message))
                    : Decoded.of(single(server, message, payload));
        }
        List<CameraEvent> events = new ArrayList<>();
        for (JsonPayload item : json.items()) {
            events.add(LprHealth.alert(server, message, item, events.size()));
        }
        return Decoded.of(events);
    }

    private static AlertRaised single(CameraId server, LprMessage message, FreePayload payload)
            throws MalformedPayloadException {
        JsonPayload body = message.body();
        String text = body.optionalText("message");
        String words = text == null ? payload.words("level", "severity") : Words.sentence(text);
        return new AlertRaised(
                server,
                message.claimed(),
                message.messageId(),
                Words.severity(body.optionalText(body.has("level") ? "level" : "severity")),
                words);
    }

    /// The list of plates. Retained; empty when taken away. What can't be read is told, too: whoever writes the
    /// list must know that there is one which it would overwrite.
    static Decoded listChanged(News news) throws MalformedPayloadException {
        try {
            return news.beginsLikeJson() ? list(news, news.largeJson()) : listOfText(news, news.text());
        } catch (MalformedPayloadException e) {
            return listed(news, null, null, "", PlateListing.unclear(e.reason()));
        }
    }

    private static Decoded listOfText(News news, String text) throws MalformedPayloadException {
        return text.isBlank()
                ? listed(news, null, null, "the list was taken away", LprListing.NONE)
                : listed(news, null, null, text, LprListing.ofText(text));
    }

    private static Decoded list(News news, JsonPayload json) throws MalformedPayloadException {
        PlateListing listing = LprListing.of(json);
        return listed(
                news,
                json.time("timestamp", ZoneOffset.UTC),
                json.isObject() ? json.optionalWord("message_id") : null,
                json.isList() || listing.plates().size() > 1
                        ? LprListing.inWords(listing)
                        : Words.listed(json, FreePayload.ENVELOPE),
                listing);
    }

    private static Decoded listed(
            News news, @Nullable Instant claimed, @Nullable String id, String words, PlateListing listing)
            throws MalformedPayloadException {
        boolean unclear = listing.change() == PlateListing.Change.UNCLEAR;
        String text = unclear ? LprListing.inWords(listing) + (words.isEmpty() ? "" : " · " + words) : words;
        return Decoded.of(new WatchlistChanged(server(news), claimed, id, Words.sentence(text), listing));
    }

    static Decoded listRequested(News news) throws MalformedPayloadException {
        FreePayload payload = FreePayload.of(news);
        String words = payload.words();
        return news.isEmpty() && news.message().retained()
                ? Decoded.NOTHING
                : changed(news, payload, words.isEmpty() ? REQUESTED : REQUESTED + ": " + words);
    }

    private static Decoded changed(News news, FreePayload payload, String text) throws MalformedPayloadException {
        return Decoded.of(
                new WatchlistChanged(server(news), time(payload), payload.word("message_id"), Words.sentence(text)));
    }

    /// A plate on the list was seen: by the camera that the message names, else the server says so. Retained.
    static Decoded listMatched(News news) throws MalformedPayloadException {
        FreePayload payload = FreePayload.of(news);
        if (payload.isBlank()) {
            return Decoded.NOTHING;
        }
        JsonPayload json = payload.json();
        String plate = null;
        String text = null;
        String camera = null;
        if (json != null) {
            JsonPayload body = LprMessage.of(json).body();
            plate = LprDetections.first(body, "plate_number", "plate", "license_plate");
            text = body.optionalText("message");
            camera = body.optionalWord("camera_id");
        }
        return Decoded.of(new WatchlistMatched(
                camera == null ? server(news) : news.site().camera(camera),
                time(payload),
                payload.word("message_id"),
                plate == null ? "" : plate,
                text == null || text.isBlank() ? payload.words() : Words.sentence(text)));
    }

    private static Decoded telemetry(CameraId who, FreePayload payload) throws MalformedPayloadException {
        Map<String, Reading> readings = payload.readings();
        return readings.isEmpty()
                ? Decoded.NOTHING
                : Decoded.of(new TelemetryReported(who, time(payload), payload.word("message_id"), readings));
    }

    private static Decoded spoken(CameraId who, FreePayload payload) throws MalformedPayloadException {
        String message = payload.word("message");
        String words = message == null ? payload.words() : Words.sentence(message);
        return words.isEmpty()
                ? Decoded.NOTHING
                : Decoded.of(new AlertRaised(who, time(payload), payload.word("message_id"), Severity.INFO, words));
    }

    private static @Nullable Instant time(FreePayload payload) {
        return payload.time(ZoneOffset.UTC);
    }
}
