package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vedette.station.Sample.DOOR;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.dialect.DialectCatalog;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.model.CameraId;
import vedette.model.EventKind;
import vedette.model.Freshness.State;
import vedette.settings.CameraBook;
import vedette.settings.IntakeFile;
import vedette.settings.MetCamera;
import vedette.settings.MetFile;
import vedette.settings.SettingsFile;
import vedette.store.MemoryLog;

/// One run of the station after another: a camera that is silent from the start on is missed.
@Timeout(120)
class CameraMemoryTest {
    @TempDir
    private Path folder = Path.of("");

    private @Nullable Run run;

    private final class Run implements AutoCloseable {
        final MemoryLog log = new MemoryLog();
        final FakeTransport transport = new FakeTransport(() -> {});
        final Station station;

        Run(int most) throws Exception {
            MetFile file = new MetFile(folder.resolve("met.toml"));
            IntakeHome home = new IntakeHome(
                    new DialectCatalog(List.of()),
                    CameraBook.inMemory(),
                    file.load(),
                    new IntakeHome.Place(
                            new IntakeFile(folder.resolve("intake.toml")),
                            new SettingsFile(folder.resolve("settings.toml")),
                            folder,
                            file),
                    List.of());
            station = new Station(StationSetup.of(
                            List.of(new Station.BrokerLink(transport, "mqtt://lab:1883", Sample.installations())),
                            log,
                            Sample::noDecoder,
                            Clock.systemUTC())
                    .withIntake(home)
                    .withMostCameras(most));
            station.start();
            transport.listener().newsLinkChanged(Sample.BROKER, StationRun.NEW);
            transport.listener().linkChanged(Sample.BROKER, StationRun.NEW);
        }

        void picture(String camera) {
            byte[] bytes = ("picture " + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
            transport
                    .listener()
                    .frame(new InboundMessage(
                            Sample.BROKER,
                            "sample/" + camera + "/picture",
                            bytes,
                            0,
                            false,
                            Instant.now(),
                            System.nanoTime(),
                            null));
        }

        LiveCamera door() {
            return station.camera(DOOR).orElseThrow();
        }

        @Override
        public void close() {
            station.close();
        }
    }

    private Run next(int most) throws Exception {
        close();
        run = new Run(most);
        return run;
    }

    @AfterEach
    void close() {
        Run last = run;
        if (last != null) {
            last.close();
        }
        run = null;
    }

    private List<MetCamera> kept() throws Exception {
        return new MetFile(folder.resolve("met.toml")).load();
    }

    private void met(CameraId id, Duration ago, boolean films) throws Exception {
        List<MetCamera> all = new java.util.ArrayList<>(kept());
        Instant heard = Instant.now().minus(ago);
        all.add(new MetCamera(id, heard, films ? heard : null, null));
        new MetFile(folder.resolve("met.toml")).save(all);
    }

    @Test
    void aCameraThatIsSilentFromTheStartIsMissed() throws Exception {
        next(9).picture("door");
        Run second = next(9);
        assertThat(second.station.cameras()).extracting(LiveCamera::id).containsExactly(DOOR);
        await().until(() -> second.door().freshness().state() == State.STALE);
        assertThat(second.door().freshness().reason()).isEqualTo("no picture since this station began to listen");
        await().until(() -> !second.log.entries(EventKind.PRESENCE).isEmpty());
        assertThat(second.log.entries(EventKind.PRESENCE).getFirst().gap()).isNotNull();
        await().until(() -> !second.station.attention().items().isEmpty());
        second.picture("door");
        await().until(() -> second.door().freshness().state() == State.LIVE);
    }

    @Test
    void whatIsMissedIsStillMissedTwoRunsLater() throws Exception {
        next(9).picture("door");
        next(9);
        Instant heard = kept().getFirst().heard();
        next(9);
        close();
        assertThat(kept()).hasSize(1);
        assertThat(kept().getFirst().heard()).isEqualTo(heard);
        assertThat(kept().getFirst().filmed()).isNotNull();
    }

    @Test
    void aNewCameraIsKeptWithoutTheRunsEnd() throws Exception {
        next(9).picture("door");
        await().until(() -> Files.exists(folder.resolve("met.toml")) && kept().size() == 1);
    }

    @Test
    void whatIsForgottenIsNotMissed() throws Exception {
        next(9).picture("door");
        next(9).station.forget(DOOR);
        Run third = next(9);
        assertThat(third.station.cameras()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void oneThatSpeaksTakesThePlaceOfTheOneHeardLongestAgo() throws Exception {
        met(Sample.camera("old"), Duration.ofDays(2), true);
        met(Sample.camera("older"), Duration.ofDays(3), true);
        met(DOOR, Duration.ofDays(1), true);
        Run now = next(3);
        now.picture("new");
        assertThat(now.station.cameras()).extracting(each -> each.id().name()).containsExactly("door", "new", "old");
        assertThat(now.station.turnedAway()).isEqualTo(1);
    }

    @Test
    void whatThisRunDoesNotListenForIsKeptButNotMissed() throws Exception {
        CameraId elsewhere = new CameraId("office", "sample", "sample", vedette.model.CameraRole.CAMERA, "lobby");
        met(elsewhere, Duration.ofDays(2), true);
        Run now = next(9);
        now.picture("door");
        assertThat(now.station.cameras()).extracting(LiveCamera::id).containsExactly(DOOR);
        close();
        assertThat(kept()).extracting(MetCamera::id).containsExactly(elsewhere, DOOR);
    }

    @Test
    void whileTheBrokerIsNotHeardNothingIsSaidOfTheCamera() throws Exception {
        met(DOOR, Duration.ofHours(1), true);
        Run now = next(9);
        LinkState lost = new LinkState.Retrying("Nothing answers", Instant.now());
        now.transport.listener().linkChanged(Sample.BROKER, lost);
        await().until(() -> now.door().freshness().state() == State.DEAF);
        assertThat(now.door().freshness().age()).isGreaterThan(Duration.ofMinutes(59));
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidOnce() throws Exception {
        Files.createDirectory(folder.resolve("met.toml.new"));
        Files.writeString(folder.resolve("met.toml.new").resolve("in the way"), "x");
        Run now = next(9);
        now.picture("door");
        await().until(() -> now.log.entries(EventKind.AUDIT).stream()
                .anyMatch(each -> each.summary().startsWith("The cameras that were met can't be written")));
    }
}
