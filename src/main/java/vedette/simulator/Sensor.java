package vedette.simulator;

import java.time.Duration;

/// A sensor of temperature, humidity and air pressure.
final class Sensor extends WiredCamera {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final double HIGH_TEMPERATURE = 29;

    private final String topics;
    private final Wander temperature;
    private final Wander humidity;
    private final Wander pressure;
    private boolean hot;

    Sensor(Identity identity, World world, String sensorId) {
        super(identity, world);
        topics = "sensors/" + sensorId;
        temperature = new Wander(random, 16, 31);
        humidity = new Wander(random, 35, 75);
        pressure = new Wander(random, 1002, 1024);
    }

    @Override
    void begin() {
        every(PERIOD, this::measure);
    }

    private void measure() {
        double degrees = temperature.next();
        double wet = humidity.next();
        sendEvent(
                topics + "/data",
                Json.object(
                        "timestamp",
                        world.localTime(),
                        "temperature",
                        degrees,
                        "humidity",
                        wet,
                        "pressure",
                        pressure.next()),
                1,
                false);
        sendText(topics + "/temperature", Double.toString(degrees), 1, false);
        sendText(topics + "/humidity", Double.toString(wet), 1, false);
        boolean high = degrees > HIGH_TEMPERATURE;
        if (high && !hot) {
            sendEvent(topics + "/alert", Json.object("type", "high_temp", "value", degrees), 1, false);
        }
        hot = high;
    }
}
