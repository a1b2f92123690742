package vedette.ui.cameras;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.settings.CameraBook;
import vedette.ui.LabBroker;

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

    @Override
    protected void readyForPicture() throws Exception {
        speakKnown();
        eventually(() -> texts().stream().anyMatch(text -> text.startsWith("DECIDED")));
    }
}
