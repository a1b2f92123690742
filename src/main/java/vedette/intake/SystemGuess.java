package vedette.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraDialect;
import vedette.dialect.Decoded;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Installation;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.Route;
import vedette.dialect.Route.ChunkRoute;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.Route.NewsRoute;
import vedette.dialect.Route.TelemetryRoute;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.message.InboundMessage;
import vedette.model.CameraEvent;

/// Finds the known camera systems that speak under a prefix that nobody set. Confined to one thread.
final class SystemGuess {
    private final DialectCatalog catalog;
    private final Map<String, List<Relative>> relatives = new HashMap<>();
    private final Map<Place, @Nullable RouteTable> tables = new HashMap<>();

    /// A system under a prefix.
    record Place(String system, String prefix) {}

    /// The levels of one of a system's topics below its prefix.
    private record Relative(String[] levels, boolean openEnd) {
        boolean fits(String[] topic, int from) {
            int rest = topic.length - from;
            int fixed = openEnd ? levels.length - 1 : levels.length;
            if (openEnd ? rest <= fixed : rest != fixed) {
                return false;
            }
            for (int i = 0; i < fixed; i++) {
                if (!levels[i].startsWith("{") && !levels[i].equals(topic[from + i])) {
                    return false;
                }
            }
            return true;
        }
    }

    SystemGuess(DialectCatalog catalog) {
        this.catalog = catalog;
        for (CameraDialect dialect : catalog.dialects()) {
            List<Relative> all = new ArrayList<>();
            for (Installation installation : dialect.defaultInstallations()) {
                String below = installation.prefix().isEmpty() ? "" : installation.prefix() + "/";
                for (Route route : dialect.routes(installation).routes()) {
                    String template = route.template().toString();
                    if (template.startsWith(below) && !template.startsWith("$")) {
                        String[] levels = template.substring(below.length()).split("/", -1);
                        all.add(new Relative(levels, levels[levels.length - 1].endsWith("*}")));
                    }
                }
            }
            relatives.put(dialect.id(), all);
        }
    }

    /// What speaks for each system under each prefix, for all topics together: 2 points and more are enough.
    Map<Place, Integer> points(List<Heard> topics) {
        Map<Place, Set<String>> shown = new HashMap<>();
        Map<Place, Integer> points = new HashMap<>();
        for (Heard heard : topics) {
            String[] levels = heard.topic().split("/", -1);
            for (Map.Entry<String, List<Relative>> system : relatives.entrySet()) {
                for (int from = 1; from < levels.length; from++) {
                    int start = from;
                    if (system.getValue().stream().noneMatch(each -> each.fits(levels, start))) {
                        continue;
                    }
                    String prefix = String.join("/", List.of(levels).subList(0, from));
                    Place place = new Place(system.getKey(), prefix);
                    RouteTable.Match match = match(place, heard.topic());
                    int worth = match == null ? 0 : worth(match, heard);
                    // Each kind of topic speaks once: many cameras of one system are one system.
                    if (match != null
                            && worth > 0
                            && shown.computeIfAbsent(place, made -> new HashSet<>())
                                    .add(match.route().template().toString())) {
                        points.merge(place, worth, Integer::sum);
                    }
                }
            }
        }
        return points;
    }

    RouteTable.@Nullable Match match(Place place, String topic) {
        RouteTable table = tables.computeIfAbsent(place, this::table);
        return table == null ? null : table.find(topic);
    }

    private @Nullable RouteTable table(Place place) {
        CameraDialect dialect = catalog.find(place.system()).orElseThrow();
        try {
            Installation installation = Installation.under(place.prefix());
            Site site = new Site("", place.system(), installation.name());
            return RouteTable.of(List.of(new RouteTable.Installed(site, dialect.routes(installation))));
        } catch (IllegalArgumentException e) {
            return null; // this system can't be under such a prefix
        }
    }

    private static int worth(RouteTable.Match match, Heard heard) {
        return switch (match.route()) {
            case FramesRoute frames ->
                heard.traits().contains(Trait.PICTURE)
                                && literals(frames)
                                        > 1 + match.site().installation().split("/").length
                        ? 1
                        : 0;
            case ChunkRoute chunks ->
                switch (chunks.chunk()) {
                    case START -> heard.traits().contains(Trait.VALUES) ? 1 : 0;
                    case DATA -> 1;
                    case END -> 0;
                };
            case NewsRoute news -> worth(match, news.decoder(), heard);
            case TelemetryRoute telemetry -> Math.min(1, worth(match, telemetry.decoder(), heard));
        };
    }

    private static long literals(Route route) {
        return List.of(route.template().toString().split("/", -1)).stream()
                .filter(level -> !level.startsWith("{"))
                .count();
    }

    private static int worth(RouteTable.Match match, vedette.dialect.NewsDecoder decoder, Heard heard) {
        if (heard.payload().bytes().length == 0) {
            return 0;
        }
        InboundMessage message = new InboundMessage(
                "", heard.topic(), heard.payload().bytes(), 0, false, java.time.Instant.EPOCH, 0, null);
        try {
            Decoded decoded = decoder.decode(new News(match.site(), message, match.names()));
            int best = 0;
            for (CameraEvent event : decoded.events()) {
                best = Math.max(best, worth(event, heard));
            }
            return best;
        } catch (MalformedPayloadException e) {
            return 0;
        }
    }

    /// What only a camera's system says counts double; text that anything may mean counts little.
    private static int worth(CameraEvent event, Heard heard) {
        boolean json = !heard.traits().contains(Trait.TEXT);
        return switch (event) {
            case CameraEvent.DetectionsReported ignored -> 2;
            case CameraEvent.PlatesRead ignored -> 2;
            case CameraEvent.EmotionsReported ignored -> 2;
            case CameraEvent.CryHeard ignored -> 2;
            case CameraEvent.HealthReported ignored -> 2;
            case CameraEvent.ConfigReported ignored -> 2;
            case CameraEvent.CommandAnswered ignored -> json ? 1 : 0;
            default -> 1;
        };
    }
}
