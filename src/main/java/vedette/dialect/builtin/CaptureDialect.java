package vedette.dialect.builtin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vedette.dialect.CameraDialect;
import vedette.dialect.CameraNaming;
import vedette.dialect.Controls;
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
/// below the prefix where there is one. `text` is what a request says (`Capture Now`). `overhear` is `no` where the
/// station does not listen to the requests of others, nor to anything else below the prefix: only then can the broker
/// say that nobody listens to its own.
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
                pair("capture/image", "image/data", CaptureControls.USUAL_TEXT),
                pair("image/request", "image/response", "capture"),
                pair("image/capture", "image/publish", "Capture"),
                pair("camera/request", "camera/image", "capture"),
                new Installation("esp32cam", "", Map.of("base", "esp32cam")));
    }

    private static Installation pair(String request, String picture, String text) {
        return new Installation(picture, "", Map.of("request", request, "picture", picture, "text", text));
    }

    @Override
    public Controls controls(Installation installation) {
        String request = request(installation);
        return request.isEmpty() ? Controls.NONE : new CaptureControls(installation, request, picture(installation));
    }

    /// The whole topic of requests, empty for none.
    private static String request(Installation installation) {
        return topic(installation, "request", hasBase(installation) ? "" : "capture/image");
    }

    /// The whole topic of pictures, empty for none.
    private static String picture(Installation installation) {
        return topic(installation, "picture", hasBase(installation) ? "" : "image/data");
    }

    private static boolean hasBase(Installation installation) {
        return !installation.option("base", "").isEmpty();
    }

    private static boolean overhears(Installation installation) {
        String overhear = installation.option("overhear", "yes");
        if (!overhear.equals("yes") && !overhear.equals("no")) {
            throw new IllegalArgumentException("overhear can be yes or no, not " + Words.label(overhear));
        }
        return overhear.equals("yes");
    }

    @Override
    public Routes routes(Installation installation) {
        String name = installation.name();
        if (!CameraId.isName(name)) {
            throw new IllegalArgumentException("this camera is named by its installation: give it a name");
        }
        CameraNaming camera = CameraNaming.fixed(name);
        boolean overhears = overhears(installation);
        Routes.Builder routes = Routes.under(overhears ? installation.prefix() : "");
        String request = request(installation);
        if (!request.isEmpty() && overhears) {
            routes.newsAt(request, 1, news -> request(news, news.site().camera(name)));
        }
        String picture = picture(installation);
        if (!picture.isEmpty()) {
            routes.framesAt(picture, camera, PictureSource.ON_REQUEST);
        }
        String base = topic(installation, "base", "");
        if (!base.isEmpty()) {
            routes.chunksAt(base + "/start", camera, Chunk.START)
                    .chunksAt(base + "/data", camera, Chunk.DATA)
                    .chunksAt(base + "/end", camera, Chunk.END);
        }
        return routes.build();
    }

    private static String topic(Installation installation, String option, String otherwise) {
        String topic = installation.option(option, otherwise);
        if (topic.indexOf('{') >= 0 || topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0) {
            throw new IllegalArgumentException(option + " must be one topic, without wildcards: " + topic);
        }
        return topic.isEmpty() || installation.prefix().isEmpty() ? topic : installation.prefix() + "/" + topic;
    }

    private static Decoded request(News news, CameraId camera) throws MalformedPayloadException {
        return Decoded.of(new CommandSeen(camera, null, null, "capture", Words.sentence(news.text())));
    }
}
