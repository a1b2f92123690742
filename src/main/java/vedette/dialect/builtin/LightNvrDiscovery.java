package vedette.dialect.builtin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Decoded;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.NewsDecoder;
import vedette.model.CameraEvent.ConfigReported;

/// Reads how LightNVR announces a camera to Home Assistant.
///
/// @param prefix the installation's topic prefix
record LightNvrDiscovery(String prefix) implements NewsDecoder {
    /// Where an announcement names the camera's topics, in full and in Home Assistant's short forms.
    private static final List<String> TOPIC_FIELDS =
            List.of("topic", "t", "image_topic", "img_t", "state_topic", "stat_t");

    @Override
    public Decoded decode(News news) throws MalformedPayloadException {
        if (news.isEmpty()) {
            return Decoded.NOTHING;
        }
        JsonPayload json = news.object();
        String stream = stream(json, news.name("rest"));
        if (stream == null) {
            return Decoded.NOTHING;
        }
        return Decoded.of(new ConfigReported(news.site().camera(stream), null, null, "discovery", json.json()));
    }

    /// The topic's spelling of the camera, or null where the announcement is another installation's: all of
    /// them announce on the same topics, and only the topics inside tell them apart.
    private @Nullable String stream(JsonPayload json, String rest) throws MalformedPayloadException {
        boolean named = false;
        for (String field : TOPIC_FIELDS) {
            String topic = json.optionalText(field);
            if (topic != null) {
                named = true;
                // Home Assistant lets `~` stand for the topic in that field.
                String base = json.optionalText("~");
                String stream = ofTopic(base == null ? topic : topic.replace("~", base));
                if (stream != null) {
                    return stream;
                }
            }
        }
        int slash = rest.indexOf('/');
        return named ? null : rest.substring(0, slash < 0 ? rest.length() : slash);
    }

    private @Nullable String ofTopic(String topic) {
        for (String branch : List.of("/cameras/", "/detections/")) {
            String start = prefix + branch;
            if (topic.startsWith(start)) {
                String rest = topic.substring(start.length());
                int slash = rest.indexOf('/');
                return slash < 0 ? rest : rest.substring(0, slash);
            }
        }
        return null;
    }
}
