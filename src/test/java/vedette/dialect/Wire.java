package vedette.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Route.ChunkRoute;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.Route.NewsRoute;
import vedette.dialect.Route.TelemetryRoute;
import vedette.dialect.RouteTable.Installed;
import vedette.dialect.RouteTable.Match;

/// Routes and decodes messages as the station does, on one broker named `broker`.
public final class Wire {
    private final RouteTable table;

    private Wire(RouteTable table) {
        this.table = table;
    }

    /// All default installations of these dialects.
    public static Wire of(List<CameraDialect> dialects) {
        List<Installed> all = new ArrayList<>();
        for (CameraDialect dialect : dialects) {
            dialect.defaultInstallations().forEach(installation -> all.add(installed(dialect, installation)));
        }
        return new Wire(RouteTable.of(all));
    }

    /// One installation.
    public static Wire of(CameraDialect dialect, Installation installation) {
        return new Wire(RouteTable.of(List.of(installed(dialect, installation))));
    }

    static Installed installed(CameraDialect dialect, Installation installation) {
        return new Installed(new Site("broker", dialect.id(), installation.name()), dialect.routes(installation));
    }

    /// What a text message says.
    ///
    /// @throws AssertionError where no route takes its topic, or one for pictures
    public Decoded decode(String topic, String payload) throws MalformedPayloadException {
        return decode(new WireLine(topic, 1, false, payload.getBytes(StandardCharsets.UTF_8), List.of()));
    }

    /// What a message says; nothing where it is a picture.
    ///
    /// @throws AssertionError where no route takes its topic
    public Decoded decode(WireLine line) throws MalformedPayloadException {
        Match match = match(line.topic());
        if (match == null) {
            throw new AssertionError("no route for " + line.topic());
        }
        News news = new News(match.site(), line.message(), match.names());
        return switch (match.route()) {
            case NewsRoute route -> route.decoder().decode(news);
            case TelemetryRoute route -> route.decoder().decode(news);
            case FramesRoute route -> pictureOf(route.naming(), match);
            case ChunkRoute route -> pictureOf(route.naming(), match);
        };
    }

    private static Decoded pictureOf(CameraNaming naming, Match match) throws MalformedPayloadException {
        naming.camera(match.site(), match.names());
        return Decoded.NOTHING;
    }

    public @Nullable Match match(String topic) {
        return table.find(topic);
    }

    /// What becomes of a message, in the words of the fixtures.
    public List<String> outcome(WireLine line) {
        Match match = match(line.topic());
        if (match == null) {
            return List.of("unrouted");
        }
        try {
            Decoded decoded = decode(line);
            if (match.route() instanceof FramesRoute || match.route() instanceof ChunkRoute) {
                return List.of("frame");
            }
            return decoded.events().isEmpty()
                    ? List.of("nothing")
                    : decoded.events().stream()
                            .map(event -> event.getClass().getSimpleName())
                            .toList();
        } catch (MalformedPayloadException e) {
            return List.of("malformed");
        }
    }
}
