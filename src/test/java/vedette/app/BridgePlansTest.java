package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.settings.BridgeSettings;
import vedette.settings.StationSettings;
import vedette.station.BridgePlan;
import vedette.station.TopicRenaming;

class BridgePlansTest {
    @Test
    void bridgesBetweenBrokersInUse() throws Exception {
        List<BrokerArguments.Given> brokers =
                BrokerArguments.parse(List.of("mqtt://home.lan:1883", "mqtt://office.lan:1883"));
        StationSettings settings = StationSettings.of("station", StationSettings.Theme.DARK)
                .withBridges(List.of(
                        new BridgeSettings("up", "home.lan", "office.lan", "cams/#", "cams/", "site1/", true),
                        new BridgeSettings("down", "office.lan", "elsewhere", "#", "", "", false)));
        List<BridgePlan> plans = BridgePlans.of(settings, brokers);
        assertThat(plans).hasSize(1);
        BridgePlan plan = plans.getFirst();
        assertThat(plan.name()).isEqualTo("up");
        assertThat(plan.station()).isEqualTo("station");
        assertThat(plan.from().broker()).isEqualTo("home.lan");
        assertThat(plan.to().broker()).isEqualTo("office.lan");
        assertThat(plan.renaming()).isEqualTo(new TopicRenaming("cams/", "site1/"));
        assertThat(plan.retained()).isTrue();
    }
}
