package vedette.station;

import vedette.command.Commands;

/// How cameras are told something: by commands, and by configurations.
public record Outbound(Commands commands, ConfigRoom configurations) {
    /// As a station does it.
    public static Outbound of(Station station) {
        return new Outbound(station.commands(), station.configurations());
    }
}
