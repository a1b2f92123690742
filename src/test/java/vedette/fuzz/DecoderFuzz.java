package vedette.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vedette.dialect.CameraDialect;
import vedette.dialect.Decoded;
import vedette.dialect.DialectCatalog;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.NewsDecoder;
import vedette.dialect.Route;
import vedette.dialect.Route.ChunkRoute;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.Route.NewsRoute;
import vedette.dialect.Route.TelemetryRoute;
import vedette.dialect.RouteTable;
import vedette.message.InboundMessage;
import vedette.model.CameraId;

/// Any topic and payload through the routes and decoders of all camera systems, as the station does it. The input's
/// first line is the topic, the rest is the payload. A topic that no route takes is bent to one that some route does,
/// so that no execution is wasted.
public final class DecoderFuzz {
    /// The broker's limit for topics.
    private static final int LONGEST_TOPIC = 65_535;

    private static final Pattern NAMED_PART = Pattern.compile("\\{[^}]*}");
    private static final List<Route> ROUTES = new ArrayList<>();
    private static final RouteTable TABLE = table();

    private DecoderFuzz() {}

    private static RouteTable table() {
        List<RouteTable.Installed> all = new ArrayList<>();
        for (CameraDialect dialect : DialectCatalog.load().dialects()) {
            dialect.defaultInstallations().forEach(installation -> {
                RouteTable.Installed installed = new RouteTable.Installed(
                        new vedette.dialect.Site("broker", dialect.id(), installation.name()),
                        dialect.routes(installation));
                ROUTES.addAll(installed.routes().routes());
                all.add(installed);
            });
        }
        return RouteTable.of(all);
    }

    /// Called by the fuzzer for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        Executions.run(input, DecoderFuzz::take);
    }

    /// Called by the fuzzer at its end.
    public static void fuzzerTearDown() {
        Executions.say("decoders");
    }

    private static void take(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String line = new String(input, 0, Math.min(end, LONGEST_TOPIC), StandardCharsets.UTF_8);
        byte[] payload = end < input.length ? Arrays.copyOfRange(input, end + 1, input.length) : new byte[0];
        RouteTable.Match match = TABLE.find(line);
        String topic = line;
        if (match == null) {
            topic = bent(line);
            match = TABLE.find(topic);
        }
        if (match != null) {
            read(match, new InboundMessage("broker", topic, payload, 1, false, Instant.EPOCH, 0, null));
        }
    }

    /// A topic of the form of some route, with the line's own words for its named parts.
    private static String bent(String line) {
        Route route = ROUTES.get(Math.floorMod(line.hashCode(), ROUTES.size()));
        String[] words = line.split("/", -1);
        Matcher part = NAMED_PART.matcher(route.template().toString());
        StringBuilder topic = new StringBuilder();
        for (int i = 0; part.find(); i++) {
            part.appendReplacement(topic, Matcher.quoteReplacement(words[i % words.length]));
        }
        return part.appendTail(topic).toString();
    }

    private static void read(RouteTable.Match match, InboundMessage message) {
        try {
            switch (match.route()) {
                case NewsRoute news -> decode(match, message, news.decoder());
                case TelemetryRoute telemetry -> decode(match, message, telemetry.decoder());
                case FramesRoute frames -> named(frames.naming().camera(match.site(), match.names()));
                case ChunkRoute chunks -> named(chunks.naming().camera(match.site(), match.names()));
            }
        } catch (MalformedPayloadException refused) {
            Promises.ofReason(refused.reason());
        }
    }

    private static void decode(RouteTable.Match match, InboundMessage message, NewsDecoder decoder)
            throws MalformedPayloadException {
        Map<String, String> names = match.names();
        Decoded decoded = decoder.decode(new News(match.site(), message, names));
        Promises.of(decoded, message.payload().length);
    }

    private static void named(CameraId camera) {
        Promises.require(CameraId.isName(camera.name()), "a camera without a name");
    }
}
