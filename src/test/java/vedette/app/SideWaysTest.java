package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.message.RequestChannel;
import vedette.message.SideChannel;
import vedette.settings.InstallationSettings;
import vedette.settings.Secrets;
import vedette.settings.SettingsException;
import vedette.settings.StationSettings;

class SideWaysTest {
    private static StationSettings settings(InstallationSettings... installations) {
        return StationSettings.of("station", StationSettings.Theme.DARK).withInstallations(List.of(installations));
    }

    @Test
    void eachInstallationWithAnAddressCanBeAsked() throws Exception {
        StationSettings settings = settings(
                new InstallationSettings("lightnvr", "nvr", null, "lightnvr", Map.of("http", "http://nvr.lan:8080/")),
                new InstallationSettings("babymonitor", "Nursery", "b", "baby", Map.of("http", "http://n.lan:5000")),
                new InstallationSettings("babymonitor", "Attic", "gone", "attic", Map.of("http", "http://a.lan:5000")),
                new InstallationSettings("lprserver", "gate", null, "lprserver", Map.of()));
        List<RequestChannel> channels = SideWays.channels(List.of("a", "b"), settings, Secrets.sessionOnly());
        assertThat(channels)
                .extracting(RequestChannel::site)
                .containsExactly(
                        new SideChannel.Site("a", "lightnvr", "nvr"),
                        new SideChannel.Site("b", "babymonitor", "Nursery"));
        assertThat(channels)
                .extracting(RequestChannel::address)
                .containsExactly("http://nvr.lan:8080", "http://n.lan:5000");
        channels.forEach(RequestChannel::close);
    }

    @Test
    void anAddressThatIsNoneIsNamedWithItsInstallation() {
        StationSettings settings = settings(
                new InstallationSettings("lightnvr", "nvr", null, "lightnvr", Map.of("http", "ftp://nvr.lan")));
        assertThatThrownBy(() -> SideWays.channels(List.of("a"), settings, Secrets.sessionOnly()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("installation “nvr”: the HTTP address must begin with http://");
    }
}
