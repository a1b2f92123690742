package vedette.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.mqtt.MqttLink;
import vedette.settings.BridgeSettings;
import vedette.settings.StationSettings;
import vedette.station.BridgePlan;
import vedette.station.TopicRenaming;

/// The bridges of the settings, between the brokers that this session uses.
final class BridgePlans {
    private static final Logger LOG = LoggerFactory.getLogger(BridgePlans.class);

    private BridgePlans() {}

    /// A bridge to a broker that is not in use (others were given on the command line) is left out, and said so.
    static List<BridgePlan> of(StationSettings settings, List<BrokerArguments.Given> brokers) {
        List<BridgePlan> plans = new ArrayList<>();
        for (BridgeSettings bridge : settings.bridges()) {
            BrokerArguments.Given from = find(brokers, bridge.from());
            BrokerArguments.Given to = find(brokers, bridge.to());
            if (from == null || to == null) {
                LOG.warn(
                        "The bridge “{}” carries nothing: its brokers “{}” and “{}” are not both in use.",
                        bridge.name(),
                        bridge.from(),
                        bridge.to());
                continue;
            }
            String session = settings.clientId() + "-bridge-" + plain(bridge.name());
            plans.add(new BridgePlan(
                    bridge.name(),
                    settings.clientId(),
                    new BridgePlan.End(from.name(), opening(from, session)),
                    new BridgePlan.End(to.name(), opening(to, session)),
                    bridge.filter(),
                    new TopicRenaming(bridge.strip(), bridge.add()),
                    bridge.retained()));
        }
        return plans;
    }

    /// The name as part of a client id. Names that differ only in what brokers may not take stay apart.
    private static String plain(String name) {
        String kept = name.replaceAll("[^A-Za-z0-9]", "");
        return kept.equals(name) ? name : kept + "-" + Integer.toHexString(name.hashCode());
    }

    private static BrokerArguments.@Nullable Given find(List<BrokerArguments.Given> brokers, String name) {
        return brokers.stream()
                .filter(broker -> broker.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static BridgePlan.Opening opening(BrokerArguments.Given broker, String session) {
        return (role, lasting, ears, scheduler, clock) -> new MqttLink(
                new MqttLink.Place(broker.name(), broker.address(), broker.login(), session + role, lasting),
                ears.topics(),
                ears.receiver(),
                ears.states(),
                scheduler,
                clock);
    }
}
