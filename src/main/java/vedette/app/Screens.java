package vedette.app;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import vedette.dialect.RouteTable;
import vedette.message.Subscription;
import vedette.settings.BrokerSettings;
import vedette.settings.Profile;
import vedette.settings.SecretName;
import vedette.settings.Secrets;
import vedette.settings.SettingsException;
import vedette.settings.StationSettings;
import vedette.station.Station;
import vedette.ui.StationWindow;
import vedette.ui.camera.CameraDetailScreen;
import vedette.ui.camera.SnapshotFile;
import vedette.ui.cameras.CamerasScreen;
import vedette.ui.connect.BrokerProber;
import vedette.ui.connect.Chosen;
import vedette.ui.connect.ConnectScreen;
import vedette.ui.health.BundleButton;
import vedette.ui.health.HealthScreen;
import vedette.ui.history.EventsScreen;
import vedette.ui.live.WallScreen;
import vedette.ui.watchlist.WatchlistScreen;

/// Puts the screens into a window, and says what follows from what the operator chooses there.
final class Screens {
    private static final Duration PATIENCE_FOR_A_MESSAGE = Duration.ofSeconds(10);

    private final StationWindow window;
    private final Session session;
    private final Session.Plan plan;
    private final StationDesktop desktop;
    /// The settings for real brokers, as they are saved.
    private volatile StationSettings known;

    Screens(StationWindow window, Session session, Session.Plan plan, StationDesktop desktop) {
        this.window = window;
        this.session = session;
        this.plan = plan;
        this.desktop = desktop;
        known = session.settings();
    }

    void add() throws SettingsException {
        Station station = session.station();
        SnapshotFile snapshots = new SnapshotFile(session.profile().snapshots(), desktop.background());
        window.add(
                new WallScreen(station, station.intake().catalog(), window, window.pulse()),
                "mdi2v-view-dashboard-outline",
                "Wall");
        window.add(
                new EventsScreen(
                        station,
                        window,
                        desktop.files(),
                        Clock.system(ZoneId.systemDefault()),
                        session.profile().searches(),
                        desktop.background()),
                "mdi2f-format-list-bulleted",
                "Events");
        window.add(
                new WatchlistScreen(
                        station, window, desktop.files(), Clock.system(ZoneId.systemDefault()), desktop.background()),
                "mdi2t-target",
                "Watchlist");
        window.add(new CamerasScreen(station, window, desktop.background()), "mdi2c-cctv", "Cameras");
        window.badge("cameras", () -> station.intake().newCameras());
        window.add(healthScreen(station), "mdi2h-heart-pulse", "Health");
        window.add(connectScreen(), "mdi2l-lan-connect", "Connect");
        window.add(new CameraDetailScreen(station, station.intake().catalog(), window, window.pulse(), snapshots));
        window.badgeAttentionOn("wall");
    }

    private HealthScreen healthScreen(Station station) {
        DiagnosticsBundle bundle = new DiagnosticsBundle(session, plan, plan.secrets());
        return new HealthScreen(
                station,
                window,
                session::decoderName,
                new BundleButton(bundle::write, desktop.files(), window, desktop.background()));
    }

    private ConnectScreen connectScreen() throws SettingsException {
        // The demo's settings are its own: what the operator connects to goes into the real profile.
        StationSettings settings = session.isDemo() ? home().settings().load() : session.settings();
        known = settings;
        Secrets secrets = plan.secrets();
        return new ConnectScreen(
                settings,
                new ProfileSecrets(secrets, desktop, reopened(secrets)),
                desktop.files(),
                new BrokerProber(
                        secrets::brokerPassword,
                        broker -> secrets.find(SecretName.passphrase(broker)),
                        topics(settings),
                        PATIENCE_FOR_A_MESSAGE),
                chosen -> desktop.background().execute(() -> connect(chosen)),
                changed -> desktop.background().execute(() -> change(changed)),
                () -> desktop.change(new Session.Plan(Profile.demo(), List.of(), true, plan.catalog(), secrets)));
    }

    /// What follows when the encrypted file is opened: brokers that were tried without their passwords are tried again.
    private Runnable reopened(Secrets secrets) {
        boolean locked = secrets.isLocked();
        return () -> {
            if (locked && !session.isDemo()) {
                desktop.change(new Session.Plan(home(), plan.given(), false, plan.catalog(), secrets));
            }
        };
    }

    /// The profile for real brokers.
    private Profile home() {
        return plan.demo() ? Profile.standard() : plan.profile();
    }

    private List<Subscription> topics(StationSettings settings) throws SettingsException {
        List<Subscription> topics = new ArrayList<>();
        for (RouteTable.Installed installed :
                Installations.on("", settings, session.station().intake().catalog())) {
            topics.addAll(installed.routes().news());
            topics.addAll(installed.routes().watched());
        }
        return Subscription.withoutCovered(topics);
    }

    /// On the background thread: a keyring may take its time.
    private void connect(Chosen chosen) {
        String name = chosen.broker().name();
        BrokerSettings before = chosen.replaces();
        Secrets secrets = plan.secrets();
        if (before != null && !before.name().equals(name)) {
            secrets.rename(before.name(), name);
        }
        keep(secrets, SecretName.password(name), chosen.password());
        keep(secrets, SecretName.passphrase(name), chosen.passphrase());
        save(chosen.in(known), true);
    }

    private static void keep(Secrets secrets, String name, @Nullable String secret) {
        if (secret != null) {
            secrets.keep(name, secret);
        }
    }

    /// On the background thread.
    private void change(StationSettings changed) {
        for (BrokerSettings before : known.brokers()) {
            if (changed.brokers().stream().noneMatch(each -> each.name().equals(before.name()))) {
                plan.secrets().forgetBroker(before.name());
            }
        }
        boolean reconnect = !session.isDemo()
                && !changed.brokers().equals(session.settings().brokers());
        save(changed, reconnect);
    }

    private void save(StationSettings changed, boolean reconnect) {
        try {
            // Since this screen was opened, newcomers may have been taken in.
            StationSettings kept = home().settings().load();
            known = changed.withInstallations(kept.installations()).withMostCameras(kept.mostCameras());
            home().settings().save(known);
        } catch (SettingsException e) {
            Platform.runLater(() -> window.tell(String.valueOf(e.getMessage())));
            return;
        }
        if (reconnect) {
            Session.Plan next = new Session.Plan(home(), List.of(), false, plan.catalog(), plan.secrets());
            Platform.runLater(() -> desktop.change(next));
        }
    }
}
