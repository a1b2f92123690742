package vedette.dialect.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraDialect;
import vedette.dialect.CameraNaming;
import vedette.dialect.Controls;
import vedette.dialect.DecimalText;
import vedette.dialect.Decoded;
import vedette.dialect.Feature;
import vedette.dialect.Installation;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.Routes;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.CameraNamed;
import vedette.model.CameraEvent.DetectionsReported;
import vedette.model.CameraEvent.MotionChanged;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.Detection;
import vedette.model.Printable;
import vedette.model.Reading;

/// LightNVR: `{prefix}/detections/{camera}`; boxes normalised, top-left and size, or pixels where a detector
/// behind it sends those. Cameras are known by their topic's spelling, which all topics share; the real name
/// comes with the events.
///
/// Option `discovery`: where it announces its cameras to Home Assistant (`homeassistant`); empty for nowhere.
public final class LightNvrDialect implements CameraDialect {
    @Override
    public String id() {
        return "lightnvr";
    }

    @Override
    public String displayName() {
        return "LightNVR";
    }

    @Override
    public Set<Feature> features() {
        return Set.of(
                Feature.STILLS,
                Feature.BOXES,
                Feature.TELEMETRY,
                Feature.PRESENCE,
                Feature.COMMANDS,
                Feature.CONFIGURATION);
    }

    @Override
    public List<Installation> defaultInstallations() {
        return List.of(Installation.under("lightnvr"));
    }

    @Override
    public Routes routes(Installation installation) {
        String prefix = installation.prefix();
        if (!CameraId.isName(prefix)) {
            throw new IllegalArgumentException("LightNVR needs a topic prefix, such as lightnvr");
        }
        CameraNaming camera = CameraNaming.part("camera");
        Routes.Builder routes = Routes.under(prefix)
                .frames("detections/{camera}/snapshot", camera, PictureSource.STILLS)
                .news("detections/{camera}", 1, LightNvrDialect::detections)
                .news("availability", 1, news -> availability(news, prefix))
                .frames("cameras/{camera}/snapshot", camera, PictureSource.STILLS)
                .news("cameras/{camera}/motion", 1, LightNvrDialect::motion)
                .telemetry("cameras/{camera}/{label}", LightNvrDialect::count);
        String discovery = installation.option("discovery", "homeassistant");
        if (!discovery.isEmpty()) {
            LightNvrDiscovery decoder = new LightNvrDiscovery(prefix);
            routes.newsAt(discovery + "/{component}/lightnvr/{rest*}", 1, decoder);
        }
        return routes.build();
    }

    @Override
    public Controls controls(Installation installation) {
        return new LightNvrControls();
    }

    private static Decoded detections(News news) throws MalformedPayloadException {
        CameraId camera = news.camera("camera");
        JsonPayload json = news.object();
        json.required("detections");
        List<Detection> detections = new ArrayList<>();
        for (JsonPayload item : json.objects("detections")) {
            detections.add(new Detection(
                    Words.label(item.requiredText("label")),
                    item.requiredScore("confidence"),
                    Boxes.inline(item),
                    track(item),
                    word(item, "zone_id"),
                    null));
        }
        List<CameraEvent> events = new ArrayList<>();
        String stream = json.optionalText("stream");
        if (stream != null && !stream.isBlank() && !slug(stream).equals(camera.name())) {
            throw MalformedPayloadException.anotherCamera(camera.name(), stream);
        }
        if (stream != null && !stream.isBlank() && !stream.equals(camera.name())) {
            events.add(new CameraNamed(camera, Printable.text(stream, CameraId.LONGEST_NAME)));
        }
        String time = json.has("timestamp") ? "timestamp" : "timestamp_iso";
        events.add(new DetectionsReported(camera, json.time(time, null), null, detections));
        return Decoded.of(events);
    }

    /// A stream's name as the program writes it in topics.
    private static String slug(String stream) {
        return stream.replaceAll("[^A-Za-z0-9-]", "_");
    }

    /// The program numbers its tracks from 1 and may say 0 for none; its documentation shows text.
    private static @Nullable String track(JsonPayload item) throws MalformedPayloadException {
        String track = word(item, "track_id");
        return track == null || track.equals("0") ? null : track;
    }

    private static @Nullable String word(JsonPayload item, String field) throws MalformedPayloadException {
        String word = item.optionalWord(field);
        return word == null ? null : Words.label(word);
    }

    private static Decoded availability(News news, String prefix) throws MalformedPayloadException {
        if (news.isEmpty()) {
            return Decoded.NOTHING;
        }
        String word = Words.label(news.text());
        if (!Words.isOnline(word) && !Words.isOffline(word)) {
            throw new MalformedPayloadException("neither online nor offline: " + word);
        }
        CameraId server = news.site().subject(CameraRole.SERVER, prefix);
        return Decoded.of(new PresenceChanged(server, null, Words.isOnline(word), word));
    }

    private static Decoded motion(News news) throws MalformedPayloadException {
        CameraId camera = news.camera("camera");
        String word = Words.label(news.text());
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "ON" -> Decoded.of(new MotionChanged(camera, null, true));
            case "OFF" -> Decoded.of(new MotionChanged(camera, null, false));
            default -> throw new MalformedPayloadException("neither ON nor OFF: " + word);
        };
    }

    private static Decoded count(News news) throws MalformedPayloadException {
        CameraId camera = news.camera("camera");
        String label = Words.label(news.name("label"));
        OptionalDouble count = DecimalText.parse(news.text());
        if (count.isEmpty()) {
            throw new MalformedPayloadException("no number: " + Words.label(news.text()));
        }
        String name = label.equals("detection_count") ? "count" : label;
        return Decoded.of(new TelemetryReported(camera, null, null, Map.of(name, Reading.of(count.getAsDouble(), ""))));
    }
}
