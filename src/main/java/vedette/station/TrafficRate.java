package vedette.station;

/// How much comes in.
///
/// @param messages a second
/// @param bytes of their payloads a second
public record TrafficRate(double messages, double bytes) {
    public static final TrafficRate NONE = new TrafficRate(0, 0);
}
