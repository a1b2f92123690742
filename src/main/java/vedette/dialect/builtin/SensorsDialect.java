package vedette.dialect.builtin;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import vedette.dialect.CameraDialect;
import vedette.dialect.Controls;
import vedette.dialect.DecimalText;
import vedette.dialect.Decoded;
import vedette.dialect.Feature;
import vedette.dialect.Installation;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.News;
import vedette.dialect.Routes;
import vedette.model.CameraEvent.AlertRaised;
import vedette.model.CameraEvent.TelemetryReported;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.Reading;
import vedette.model.Severity;

/// Sensors, devices, requests and their answers, and the broker's statistics. Sensors send their times
/// without a zone; they are not claimed, because only the sensor knows what they mean.
public final class SensorsDialect implements CameraDialect {
    private static final Map<String, String> UNITS = Map.of("temperature", "°C", "humidity", "%", "pressure", "hPa");

    @Override
    public String id() {
        return "sensors";
    }

    @Override
    public String displayName() {
        return "Sensors and devices";
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.TELEMETRY, Feature.PRESENCE, Feature.COMMANDS);
    }

    @Override
    public List<Installation> defaultInstallations() {
        return List.of(new Installation("sensors", "", Map.of()));
    }

    @Override
    public Routes routes(Installation installation) {
        String below = installation.prefix().isEmpty() ? "" : installation.prefix() + "/";
        return Routes.under(installation.prefix())
                .watch(below + "sensors")
                .watch(below + "devices")
                .news("sensors/{id}/data", 1, SensorsDialect::data)
                .news("sensors/{id}/temperature", 1, news -> number(news, "temperature"))
                .news("sensors/{id}/humidity", 1, news -> number(news, "humidity"))
                .news("sensors/{id}/alert", 1, SensorsDialect::alert)
                .news("devices/{id}/status", 1, DeviceNews::status)
                .news("devices/{id}/command", 1, DeviceNews::command)
                .news("devices/{id}/response", 1, DeviceNews::response)
                .news("request", 1, DeviceNews::request)
                .news("response/{request}", 1, DeviceNews::answer)
                .telemetryAt("$SYS/broker/{name*}", SensorsDialect::broker)
                .build();
    }

    @Override
    public Controls controls(Installation installation) {
        return new DeviceControls(installation.prefix().isEmpty() ? "" : installation.prefix() + "/");
    }

    private static Decoded data(News news) throws MalformedPayloadException {
        JsonPayload json = news.object();
        Map<String, Reading> readings = Words.readings(json, FreePayload.ENVELOPE);
        for (Map.Entry<String, String> unit : UNITS.entrySet()) {
            OptionalDouble number = json.optionalNumber(unit.getKey());
            if (number.isPresent()) {
                readings.put(unit.getKey(), Reading.of(number.getAsDouble(), unit.getValue()));
            }
        }
        if (readings.isEmpty()) {
            throw json.malformed("has no value");
        }
        return Decoded.of(new TelemetryReported(sensor(news), json.time("timestamp", null), null, readings));
    }

    private static Decoded number(News news, String name) throws MalformedPayloadException {
        OptionalDouble number = DecimalText.parse(news.text());
        if (number.isEmpty()) {
            throw new MalformedPayloadException("no number: " + Words.label(news.text()));
        }
        Reading reading = Reading.of(number.getAsDouble(), UNITS.getOrDefault(name, ""));
        return Decoded.of(new TelemetryReported(sensor(news), null, null, Map.of(name, reading)));
    }

    private static Decoded alert(News news) throws MalformedPayloadException {
        JsonPayload json = news.object();
        String type = json.requiredText("type");
        String value = json.optionalWord("value");
        return Decoded.of(new AlertRaised(
                sensor(news),
                json.time("timestamp", null),
                null,
                Severity.WARNING,
                Words.sentence(value == null ? type : type + ": " + value)));
    }

    private static Decoded broker(News news) throws MalformedPayloadException {
        if (news.isEmpty()) {
            return Decoded.NOTHING;
        }
        CameraId broker = news.site().subject(CameraRole.BROKER, "broker");
        Map<String, Reading> readings = Map.of(Words.label(news.name("name")), Readings.ofText(news.text()));
        return Decoded.of(new TelemetryReported(broker, null, null, readings));
    }

    private static CameraId sensor(News news) throws MalformedPayloadException {
        return news.subject(CameraRole.SENSOR, "id");
    }
}
