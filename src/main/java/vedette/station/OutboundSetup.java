package vedette.station;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.message.RequestChannel;
import vedette.settings.CommandSettings;

/// What a station needs to tell cameras something, and to watch for what the operator looks for.
///
/// @param channels web servers that can be asked and told; the station closes them
/// @param commands how patient it is
/// @param configurations the folder in which configurations that were set are kept, or null to forget them at the end
/// @param watchlists the folder of the watchlists, or null to forget them at the end
public record OutboundSetup(
        List<RequestChannel> channels,
        CommandSettings commands,
        @Nullable Path configurations,
        @Nullable Path watchlists) {
    /// Commands over brokers only; nothing is kept.
    public static final OutboundSetup NONE = new OutboundSetup(List.of(), CommandSettings.USUAL, null, null);

    public OutboundSetup {
        channels = List.copyOf(channels);
    }
}
