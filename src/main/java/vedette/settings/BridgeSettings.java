package vedette.settings;

/// Topics that the station carries from one broker to another.
///
/// @param name what the operator calls it, unique
/// @param from the broker's name that is listened to
/// @param to the broker's name that is published to, another one
/// @param filter the topics to carry, with MQTT wildcards
/// @param strip what is taken off the beginning of each topic, may be empty
/// @param add what is put before it then, may be empty
/// @param retained whether messages that the first broker had kept are carried too, and kept by the second
public record BridgeSettings(
        String name, String from, String to, String filter, String strip, String add, boolean retained) {}
