package vedette.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.dialect.DialectCatalog;
import vedette.settings.Profile;
import vedette.settings.Secrets;

/// `vedette station`: the window. Where there is no display, it draws into a picture file.
@Command(name = "station", mixinStandardHelpOptions = true, description = "Opens the station's window (the default).")
final class StationCommand implements Callable<Integer> {
    /// How often the picture is written anew where there is no display.
    private static final Duration PICTURE_EVERY = Duration.ofSeconds(5);

    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(
            names = "--broker",
            paramLabel = "URI",
            description = "mqtt://, mqtts://, ws:// or wss://[user@]host[:port]; repeatable. The password is taken "
                    + "from VEDETTE_PASSWORD. Default: the profile's brokers.")
    private List<String> brokers = List.of();

    @Option(names = "--demo", description = "Brings a broker and simulated cameras, in a profile of their own.")
    private boolean demo;

    @Option(names = "--screenshot", paramLabel = "FILE", description = "Draws without a display, saves a PNG, exits.")
    private @Nullable Path screenshot;

    @Option(
            names = "--after",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "When. Default: ${DEFAULT-VALUE}")
    private String after = "5s";

    @Option(
            names = "--screen",
            defaultValue = "wall",
            description = "Which screen to begin with: wall, camera:ID, events, watchlist, cameras, health, connect. "
                    + "Default: ${DEFAULT-VALUE}")
    private String screen = "wall";

    @Option(names = "--size", defaultValue = "1440x900", description = "Window size. Default: ${DEFAULT-VALUE}")
    private String size = "1440x900";

    @Option(names = "--theme", description = "dark or light, for this run. Default: as set")
    private vedette.settings.StationSettings.@Nullable Theme theme;

    @Override
    public Integer call() throws Exception {
        Profile chosen = demo ? profile.demoProfile() : profile.profile();
        // The demo shows how to connect to real brokers too, whose secrets are not the demo's.
        Secrets secrets = Vaults.open(demo ? Profile.standard() : chosen);
        Session.Plan plan =
                new Session.Plan(chosen, BrokerArguments.parse(brokers), demo, DialectCatalog.load(), secrets);
        WindowPlan window = new WindowPlan(WindowPlan.size(size), screen, theme);
        boolean offScreen = screenshot != null || !Displays.hasDisplay();
        if (offScreen) {
            Displays.drawOffScreen();
        }
        Session session;
        try {
            session = Session.open(plan);
        } catch (Session.InUseException e) {
            if (!offScreen && ProfileLock.raiseOther(chosen.directory())) {
                System.out.println("Vedette is running already; its window is in front now.");
                return 0;
            }
            throw e;
        }
        StationDesktop desktop = new StationDesktop(plan, session, window, !offScreen);
        Stop.closeAtTheEnd(desktop);
        desktop.start();
        if (screenshot != null) {
            return desktop.photograph(screenshot, Durations.parse("--after", after));
        }
        if (offScreen) {
            Path picture = chosen.directory().resolve("wall.png").toAbsolutePath();
            System.out.println("There is no display. Drawing off-screen into " + picture + " every "
                    + PICTURE_EVERY.toSeconds() + " s; recording as usual. Stop with Ctrl-C.");
            desktop.photographForEver(picture, PICTURE_EVERY);
        } else {
            desktop.awaitEnd();
        }
        return 0;
    }
}
