package vedette.dialect.builtin;

import java.util.List;
import java.util.Set;
import vedette.dialect.CameraDialect;
import vedette.dialect.Controls;
import vedette.dialect.Feature;
import vedette.dialect.Installation;
import vedette.dialect.Routes;
import vedette.model.CameraId;

/// The licence-plate server, its edge cameras, and the newer edge camera of the same family on topics of its
/// own. Boxes are corners in pixels, without the picture's size.
///
/// Options: `edge` and `camera` name the newer camera's two prefixes (`aicamera/edge` and `camera`); empty
/// for none. `acknowledge` is `yes` where the station may say the server's receipts for detections: there is no server.
public final class LprServerDialect implements CameraDialect {
    @Override
    public String id() {
        return "lprserver";
    }

    @Override
    public String displayName() {
        return "Licence-plate server";
    }

    @Override
    public Set<Feature> features() {
        return Set.of(
                Feature.STILLS,
                Feature.BOXES,
                Feature.PLATES,
                Feature.HEALTH,
                Feature.TELEMETRY,
                Feature.PRESENCE,
                Feature.COMMANDS,
                Feature.CONFIGURATION);
    }

    @Override
    public List<Installation> defaultInstallations() {
        return List.of(Installation.under("lprserver"));
    }

    @Override
    public Routes routes(Installation installation) {
        if (!CameraId.isName(installation.prefix())) {
            throw new IllegalArgumentException("the licence-plate server needs a topic prefix, such as lprserver");
        }
        Routes.Builder routes = Routes.under(installation.prefix());
        cameras(routes);
        server(routes);
        newerCameras(routes, installation);
        return routes.build();
    }

    @Override
    public Controls controls(Installation installation) {
        return new LprControls(installation);
    }

    private static void cameras(Routes.Builder routes) {
        routes.news("cameras/{id}/detection", 1, LprDetections::documented)
                .news("cameras/{id}/detection/ack", 1, LprCommands::receipt)
                .news("cameras/{id}/health", 0, LprHealth::camera)
                .news("cameras/{id}/health/request", 1, LprCommands.request("health/request"))
                .news("cameras/{id}/config", 2, LprCommands::config)
                .news("cameras/{id}/config/update", 2, LprCommands.request("config/update"))
                .news("cameras/{id}/config/request", 2, LprCommands.request("config/request"))
                .news("cameras/{id}/control", 2, LprCommands::control)
                .news("cameras/{id}/control/response", 2, LprCommands::response);
    }

    private static void server(Routes.Builder routes) {
        routes.news("checkpoints/{id}/status", 1, LprServerNews::checkpoint)
                .news("checkpoints/{id}/analytics", 0, LprServerNews::checkpoint)
                .news("system/health", 1, LprHealth::server)
                .news("system/status", 1, LprServerNews::status)
                .news("system/monitoring", 1, LprServerNews::status)
                .news("system/alerts", 1, LprServerNews::alerts)
                .news("system/logs", 1, LprServerNews::log)
                .news("system/control", 2, LprCommands::serverControl)
                .news("blacklist/updates", 1, LprServerNews::listChanged)
                .news("blacklist/notifications", 1, LprServerNews::listMatched)
                .news("blacklist/request", 1, LprServerNews::listRequested);
    }

    private static void newerCameras(Routes.Builder routes, Installation installation) {
        String edge = installation.option("edge", "aicamera/edge");
        if (!edge.isEmpty()) {
            routes.watch(edge)
                    .newsAt(edge + "/{id}/detection", 1, LprDetections::newer)
                    .newsAt(edge + "/{id}/heartbeat", 1, LprHealth::presence)
                    .newsAt(edge + "/{id}/command", 1, LprCommands::control);
        }
        String camera = installation.option("camera", "camera");
        if (!camera.isEmpty()) {
            routes.watch(camera)
                    .newsAt(camera + "/{id}/status", 1, LprHealth::presence)
                    .newsAt(camera + "/{id}/health", 1, LprHealth::camera)
                    .newsAt(camera + "/{id}/detections", 1, LprDetections::newer);
        }
    }
}
