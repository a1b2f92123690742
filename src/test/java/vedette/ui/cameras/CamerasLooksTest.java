package vedette.ui.cameras;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.settings.CameraBook;
import vedette.settings.StationSettings;
import vedette.ui.FxThread;
import vedette.ui.LabBroker;
import vedette.ui.Theme;

/// Draws the Cameras screen with all that it can show, for people to look at.
class CamerasLooksTest extends CamerasWindow {
    @Test
    void looksAsItShould() throws Exception {
        speakKnown();
        home.say("sensors/room1/data", "{\"temperature\": 21.5}");
        home.say(
                "lprserver/cameras/CAM001/health",
                "{\"health_status\": \"healthy\", \"health_details\": {\"cpu_usage\": 4}}");
        home.say("babymonitor/emotion", "{\"confidence\": 7}");
        speakNew();
        home.say("attic/cam/start", "40000");
        home.say("attic/cam/data", new byte[900]);
        home.say("tv/cam/jpg", LabBroker.jpeg(320, 240, 7));
        home.say("heating/boiler/status", "{\"status\": \"online\", \"uptime\": 7}");
        eventually(() ->
                list().getItems().size() == 5 && station.intake().candidates().size() == 5);
        CameraBook book = station.book();
        String door = LabBroker.NAME + "/lightnvr/lightnvr/front_door";
        String garage = LabBroker.NAME + "/lightnvr/lightnvr/garage";
        book.put(Map.of(
                door, book.of(door).named("Front door").grouped("Outside").placed(0),
                garage, book.of(garage).blocked(true)));
        var tv = station.intake().candidates().stream()
                .filter(each -> each.prefix().startsWith("tv"))
                .findFirst()
                .orElseThrow();
        station.intake().ignore(tv);
        select(0, 1);
        shoot("cameras");
        fire(all(".candidate").get(1), "Claim…");
        shoot("claim");
    }

    private void shoot(String name) throws Exception {
        for (StationSettings.Theme theme : StationSettings.Theme.values()) {
            for (double[] size : List.of(new double[] {1440, 900}, new double[] {1024, 700})) {
                FxThread.call(() -> {
                    Theme.use(theme);
                    return null;
                });
                size(size[0], size[1]);
                speakKnown();
                eventually(() -> texts().stream().anyMatch(text -> text.startsWith("DECIDED")));
                beat();
                FxThread.save(window.scene(), name + "-" + theme.word() + "-" + (int) size[0]);
            }
        }
    }
}
