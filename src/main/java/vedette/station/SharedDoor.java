package vedette.station;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.dialect.Route;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.message.Transport;
import vedette.model.CameraId;

/// An installation that has a list of plates of its own, and takes hits.
///
/// @param list the topic of the retained list
/// @param hits the topic of hits, or null where it takes none
record SharedDoor(
        Transport transport,
        Site site,
        String list,
        @Nullable String hits) {
    private static final String LIST = "blacklist/updates";
    private static final String HITS = "blacklist/notifications";

    /// Those among the brokers' installations.
    static List<SharedDoor> of(List<Station.BrokerLink> brokers) {
        List<SharedDoor> doors = new ArrayList<>();
        for (Station.BrokerLink broker : brokers) {
            for (RouteTable.Installed installed : broker.installations()) {
                String list = topic(installed, LIST);
                if (list != null) {
                    doors.add(new SharedDoor(broker.transport(), installed.site(), list, topic(installed, HITS)));
                }
            }
        }
        return doors;
    }

    private static @Nullable String topic(RouteTable.Installed installed, String end) {
        return installed.routes().routes().stream()
                .map(Route::template)
                .map(Object::toString)
                .filter(template -> template.equals(end) || template.endsWith("/" + end))
                .filter(template -> template.indexOf('{') < 0)
                .findFirst()
                .orElse(null);
    }

    /// The installation's name in settings and on the screen.
    String name() {
        return site.broker() + " · " + site.installation();
    }

    boolean isOf(CameraId camera) {
        return site.broker().equals(camera.broker())
                && site.system().equals(camera.system())
                && site.installation().equals(camera.installation());
    }
}
