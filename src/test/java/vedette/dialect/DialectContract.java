package vedette.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vedette.dialect.Route.ChunkRoute;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.RouteTable.Match;
import vedette.model.CameraEvent;

/// What every dialect must keep, checked over its fixtures and over damaged versions of them.
final class DialectContract {
    private static final int LONGEST_REASON = 300;
    private static final List<byte[]> HOSTILE = Damage.hostile();

    private final CameraDialect dialect;
    private final List<WireLine> fixtures;
    private final Wire wire;
    private final List<String> breaches = new ArrayList<>();

    private DialectContract(CameraDialect dialect, List<WireLine> fixtures) {
        this.dialect = dialect;
        this.fixtures = fixtures;
        this.wire = Wire.of(List.of(dialect));
    }

    /// What the dialect does not keep, in sentences; empty where all is well.
    static List<String> breaches(CameraDialect dialect, List<WireLine> fixtures) {
        if (fixtures.isEmpty()) {
            return List.of(dialect.id() + " has no fixtures in src/test/resources/dialects/" + dialect.id());
        }
        DialectContract contract = new DialectContract(dialect, fixtures);
        contract.identity();
        contract.expectations();
        contract.routesAreCovered();
        contract.featuresAreShown();
        contract.damageIsContained();
        contract.breaches.addAll(ControlsContract.breaches(dialect, fixtures));
        return contract.breaches;
    }

    private void identity() {
        if (!dialect.id().matches("[a-z][a-z0-9]*")) {
            breach("its id is not in lower-case letters");
        }
        if (dialect.displayName().isBlank()) {
            breach("it has no name for the operator");
        }
    }

    private void expectations() {
        for (WireLine fixture : fixtures) {
            List<String> outcome = wire.outcome(fixture);
            if (!outcome.equals(fixture.expect())) {
                breach(fixture.topic() + " " + shown(fixture.payload()) + " gave " + outcome + " instead of "
                        + fixture.expect());
            }
        }
    }

    private void routesAreCovered() {
        Set<Route> hit = new HashSet<>();
        for (WireLine fixture : fixtures) {
            Match match = wire.match(fixture.topic());
            if (match != null) {
                hit.add(match.route());
            }
        }
        for (Installation installation : dialect.defaultInstallations()) {
            for (Route route : dialect.routes(installation).routes()) {
                if (hit.stream().noneMatch(one -> one.template().equals(route.template()))) {
                    breach("no fixture comes by " + route.template());
                }
            }
        }
    }

    private void featuresAreShown() {
        Set<Feature> shown = EnumSet.noneOf(Feature.class);
        for (WireLine fixture : fixtures) {
            Match match = wire.match(fixture.topic());
            if (match != null && match.route() instanceof FramesRoute route) {
                shown.add(route.source() == PictureSource.STREAM ? Feature.VIDEO : Feature.STILLS);
            } else if (match != null && match.route() instanceof ChunkRoute) {
                shown.add(Feature.STILLS);
            } else if (match != null) {
                shown.addAll(features(fixture));
            }
        }
        if (ControlsContract.offersCommands(dialect, fixtures)) {
            shown.add(Feature.COMMANDS);
        }
        if (!shown.equals(dialect.features())) {
            breach("it offers " + dialect.features() + ", but its fixtures show " + shown);
        }
    }

    private Set<Feature> features(WireLine fixture) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        try {
            Decoded decoded = wire.decode(fixture);
            if (!decoded.pictures().isEmpty()) {
                features.add(Feature.STILLS);
            }
            decoded.events().forEach(event -> features.addAll(features(event)));
        } catch (MalformedPayloadException e) {
            return features;
        }
        return features;
    }

    private static Set<Feature> features(CameraEvent event) {
        return switch (event) {
            case CameraEvent.DetectionsReported seen ->
                seen.detections().stream().anyMatch(one -> one.box() != null) ? Set.of(Feature.BOXES) : Set.of();
            case CameraEvent.PlatesRead read -> Set.of(Feature.PLATES);
            case CameraEvent.EmotionsReported emotions -> Set.of(Feature.EMOTIONS);
            case CameraEvent.HealthReported health -> Set.of(Feature.HEALTH);
            case CameraEvent.TelemetryReported telemetry -> Set.of(Feature.TELEMETRY);
            case CameraEvent.PresenceChanged presence -> Set.of(Feature.PRESENCE);
            case CameraEvent.ConfigReported config -> Set.of(Feature.CONFIGURATION);
            default -> Set.of();
        };
    }

    private void damageIsContained() {
        for (WireLine fixture : fixtures) {
            for (byte[] damaged : Damage.versions(fixture.payload())) {
                survives(fixture.with(damaged));
            }
        }
        Set<String> topics = new HashSet<>();
        for (WireLine fixture : fixtures) {
            if (topics.add(fixture.topic())) {
                HOSTILE.forEach(payload -> survives(fixture.with(payload)));
            }
        }
    }

    private void survives(WireLine line) {
        if (wire.match(line.topic()) == null) {
            return;
        }
        try {
            wire.decode(line);
        } catch (MalformedPayloadException e) {
            String reason = e.reason();
            if (reason.isBlank()
                    || reason.length() > LONGEST_REASON
                    || reason.chars().anyMatch(Character::isISOControl)) {
                breach(line.topic() + ": not a one-line reason: " + reason);
            }
        } catch (RuntimeException | StackOverflowError e) {
            breach(line.topic() + " " + shown(line.payload()) + " let " + e + " escape");
        }
    }

    private void breach(String what) {
        breaches.add(dialect.id() + ": " + what);
    }

    private static String shown(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }
}
