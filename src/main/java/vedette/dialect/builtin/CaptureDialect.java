package vedette.dialect.builtin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vedette.dialect.CameraDialect;
import vedette.dialect.CameraNaming;
import vedette.dialect.Decoded;
import vedette.dialect.Feature;
import vedette.dialect.Installation;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.Route.Chunk;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.Routes;
import vedette.model.CameraEvent.CommandSeen;
import vedette.model.CameraId;

/// The lab's cameras: a request on one topic, the picture on another. Each installation is one camera, named
/// by it.
///
/// Options: `request` and `picture` name the two topics (`capture/image` and `image/data` where nothing is
/// said); `base` names an ESP32 camera's topics instead, which sends its pictures in pieces on
/// `{base}/start`, `{base}/data` and `{base}/end`; it may have a `request` topic as well. All of them lie
/// below the prefix where there is one.
public final class CaptureDialect implements CameraDialect {
    @Override
    public String id() {
        return "capture";
    }

    @Override
    public String displayName() {
        return "Picture on request";
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.STILLS, Feature.COMMANDS);
    }

    @Override
    public List<Installation> defaultInstallations() {
        return List.of(
                pair("capture/image", "image/data"),
                pair("image/request", "image/response"),
                pair("image/capture", "image/publish"),
                pair("camera/request", "camera/image"),
                new Installation("esp32cam", "", Map.of("base", "esp32cam")));
    }

    private static Installation pair(String request, String picture) {
        return new Installation(picture, "", Map.of("request", request, "picture", picture));
    }

    @Override
    public Routes routes(Installation installation) {
        String name = installation.name();
        if (!CameraId.isName(name)) {
            throw new IllegalArgumentException("this camera is named by its installation: give it a name");
        }
        CameraNaming camera = CameraNaming.fixed(name);
        Routes.Builder routes = Routes.under(installation.prefix());
        String base = topic(installation, "base", "");
        String request = topic(installation, "request", base.isEmpty() ? "capture/image" : "");
        if (!request.isEmpty()) {
            routes.news(request, 1, news -> request(news, news.site().camera(name)));
        }
        String picture = topic(installation, "picture", base.isEmpty() ? "image/data" : "");
        if (!picture.isEmpty()) {
            routes.frames(picture, camera, PictureSource.ON_REQUEST);
        }
        if (!base.isEmpty()) {
            routes.chunks(base + "/start", camera, Chunk.START)
                    .chunks(base + "/data", camera, Chunk.DATA)
                    .chunks(base + "/end", camera, Chunk.END);
        }
        return routes.build();
    }

    private static String topic(Installation installation, String option, String otherwise) {
        String topic = installation.option(option, otherwise);
        if (topic.indexOf('{') >= 0 || topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0) {
            throw new IllegalArgumentException(option + " must be one topic, without wildcards: " + topic);
        }
        return topic;
    }

    private static Decoded request(News news, CameraId camera) throws MalformedPayloadException {
        return Decoded.of(new CommandSeen(camera, null, null, "capture", Words.sentence(news.text())));
    }
}
