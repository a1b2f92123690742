package vedette.dialect.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraDialect;
import vedette.dialect.CameraNaming;
import vedette.dialect.Controls;
import vedette.dialect.Decoded;
import vedette.dialect.Feature;
import vedette.dialect.Installation;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.Routes;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.ConfigReported;
import vedette.model.CameraEvent.CryHeard;
import vedette.model.CameraEvent.EmotionsReported;
import vedette.model.CameraEvent.HealthReported;
import vedette.model.CameraId;
import vedette.model.HealthStatus;
import vedette.model.Reading;

/// The baby monitor: one camera under each prefix, and two publishers in use whose payloads differ. Publisher
/// A sends its times without a zone; they are not claimed, because only the camera knows what they mean.
public final class BabyMonitorDialect implements CameraDialect {
    /// More labels than any emotion model has.
    private static final int MOST_LABELS = 64;

    @Override
    public String id() {
        return "babymonitor";
    }

    @Override
    public String displayName() {
        return "Baby monitor";
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.VIDEO, Feature.EMOTIONS, Feature.HEALTH, Feature.COMMANDS, Feature.CONFIGURATION);
    }

    @Override
    public List<Installation> defaultInstallations() {
        return List.of(Installation.under("babymonitor"));
    }

    @Override
    public Routes routes(Installation installation) {
        String prefix = installation.prefix();
        String camera = installation.name();
        if (prefix.isEmpty() || !CameraId.isName(camera)) {
            throw new IllegalArgumentException("a baby monitor needs a topic prefix and a name");
        }
        return Routes.under(prefix)
                .frames("video", CameraNaming.fixed(camera), PictureSource.STREAM)
                .news("emotion", 1, news -> emotion(news, news.site().camera(camera)))
                .news("crying", 1, news -> crying(news, news.site().camera(camera)))
                .news("alert", 1, news -> alert(news, news.site().camera(camera)))
                .news("system", 1, news -> system(news, news.site().camera(camera)))
                .news("model", 1, news -> model(news, news.site().camera(camera)))
                .build();
    }

    @Override
    public Controls controls(Installation installation) {
        return new BabyMonitorControls(installation.name());
    }

    private static Decoded emotion(News news, CameraId camera) throws MalformedPayloadException {
        JsonPayload json = news.object();
        Map<String, Double> scores = scores(json);
        String named = json.optionalText("emotion");
        String dominant = named == null || named.isBlank() ? highest(scores) : Words.label(named);
        if (dominant == null) {
            throw json.malformed("names no emotion and has no scores");
        }
        JsonPayload own = json.optional("confidence");
        Double confidence = own == null ? scores.get(dominant) : Double.valueOf(own.score());
        return Decoded.of(new EmotionsReported(
                camera, json.time("timestamp", null), messageId(json), scores, dominant, confidence));
    }

    private static Map<String, Double> scores(JsonPayload json) throws MalformedPayloadException {
        JsonPayload confidences = json.optionalObject("confidences");
        Map<String, Double> scores = new LinkedHashMap<>();
        if (confidences == null) {
            return scores;
        }
        Map<String, JsonPayload> fields = confidences.fields();
        if (fields.size() > MOST_LABELS) {
            throw confidences.malformed("has " + fields.size() + " labels, more than " + MOST_LABELS);
        }
        for (Map.Entry<String, JsonPayload> field : fields.entrySet()) {
            scores.put(Words.label(field.getKey()), field.getValue().score());
        }
        return scores;
    }

    private static @Nullable String highest(Map<String, Double> scores) {
        return scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /// Publisher A sends each emotion twice, and its batch ids come round every ten seconds: only both
    /// together tell a repeat. Publisher B sends nothing of the kind.
    private static @Nullable String messageId(JsonPayload json) throws MalformedPayloadException {
        String batch = json.optionalWord("batch_id");
        String time = json.optionalWord("timestamp");
        return batch == null || time == null ? null : Words.label(batch) + "@" + Words.label(time);
    }

    /// Publisher A sends the whole emotion, publisher B only how sure it is.
    private static Decoded crying(News news, CameraId camera) throws MalformedPayloadException {
        JsonPayload json = news.object();
        Double score = scores(json).get("crying");
        double confidence = score == null ? json.requiredScore("confidence") : score;
        return Decoded.of(new CryHeard(camera, json.time("timestamp", null), messageId(json), confidence));
    }

    private static Decoded alert(News news, CameraId camera) throws MalformedPayloadException {
        JsonPayload json = news.object();
        return Decoded.of(new AlertRaised(
                camera,
                json.time("timestamp", null),
                null,
                Words.severity(json.optionalText("level")),
                Words.sentence(json.requiredText("message"))));
    }

    private static Decoded system(News news, CameraId camera) throws MalformedPayloadException {
        JsonPayload json = news.object();
        Map<String, Reading> readings = new Readings()
                .measure("cpu", json, "cpu_usage", "%")
                .measure("memory", json, "memory_usage", "%")
                .word("camera", json, "camera_status")
                .word("person detector", json, "person_detector_status")
                .word("emotion detector", json, "emotion_detector_status")
                .measure("fps", json, "fps", "")
                .measure("frame time", json, "frame_time", "ms")
                .span("uptime", json, "uptime")
                .collected();
        if (readings.isEmpty()) {
            throw json.malformed("has no field of a status");
        }
        return Decoded.of(
                new HealthReported(camera, json.time("timestamp", null), null, status(readings.values()), readings));
    }

    /// The emotion model in use, which the monitor tells over HTTP alone: bare when it changed, or within everything
    /// that it says of itself, with the list of those that could be used.
    private static Decoded model(News news, CameraId camera) throws MalformedPayloadException {
        JsonPayload json = news.object();
        JsonPayload within = json.optionalObject("emotion_model");
        JsonPayload model = within == null ? json : within;
        if (model.optionalWord("id") == null && model.optionalWord("name") == null) {
            throw model.malformed("names no emotion model");
        }
        JsonPayload available = json.optionalObject("available_emotion_models");
        String shown = available == null
                ? model.json()
                : "{\"model\":" + model.json() + ",\"available\":" + available.json() + "}";
        return Decoded.of(new ConfigReported(camera, null, null, "emotion model", shown));
    }

    private static HealthStatus status(Iterable<Reading> readings) {
        HealthStatus worst = HealthStatus.HEALTHY;
        for (Reading reading : readings) {
            String word = reading.word() == null ? "" : Words.lower(reading.word());
            if (word.equals("error")) {
                return HealthStatus.ERROR;
            }
            if (word.equals("disconnected")) {
                worst = HealthStatus.WARNING;
            }
        }
        return worst;
    }
}
