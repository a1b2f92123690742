package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.journal.JournalVerifier;
import vedette.model.EventKind;
import vedette.mqtt.MosquittoBroker;
import vedette.search.EventFilter;
import vedette.station.NamedThreads;
import vedette.store.JournalEventLog;
import vedette.store.LogOptions;
import vedette.store.LogReader;

/// Nothing that was acknowledged is lost, and nothing counts twice, whatever is killed. `-Dvedette.kills=200` makes it
/// the long run.
@Timeout(3600)
class RecorderKillTest {
    private static final int KILLS = Integer.getInteger("vedette.kills", 20);
    /// A killed broker may lose what it took in this time: it saves after changes, not before it answers.
    private static final Duration UNSAVED = Duration.ofSeconds(3);

    /// On a slow computer the recorder is killed before it hears anything, again and again. Mosquitto 2.0.11 gives
    /// a packet number twice where more than 65,535 messages wait for one client, and may lose what had it.
    private static final int CATCH_UP_AFTER = 20;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsMosquitto() throws Exception {
        MosquittoBroker.assumeInstalled();
    }

    @Test
    void aRecorderKilledAtAnyInstantLosesAndDoublesNothing() throws Exception {
        try (KillLab lab = new KillLab(folder, 1)) {
            lab.startRecorder();
            lab.startSending();
            for (int kill = 0; kill < KILLS; kill++) {
                lab.letSomeTimePass(300, 3_000);
                lab.killRecorder();
                lab.startRecorder();
                if (kill % CATCH_UP_AFTER == CATCH_UP_AFTER - 1) {
                    lab.letItCatchUp();
                }
            }
            lab.stopSending();
            assertThat(lab.faults(at -> false)).isEmpty();
            lab.stopRecorder();
            assertWhole(lab);
        }
    }

    @Test
    void aBrokerKilledOrRestartedLosesOnlyWhatItHadNotSaved() throws Exception {
        killing(false);
    }

    @Test
    void bothKilledLoseOnlyWhatTheBrokerHadNotSaved() throws Exception {
        killing(true);
    }

    private void killing(boolean both) throws Exception {
        List<Instant> kills = new ArrayList<>();
        try (KillLab lab = new KillLab(folder, 2)) {
            lab.startRecorder();
            lab.startSending();
            for (int kill = 0; kill < Math.max(4, KILLS / 5); kill++) {
                lab.letSomeTimePass(500, 2_000);
                boolean orderly = kill % 2 == 0;
                if (both) {
                    lab.killRecorder();
                }
                kills.add(Instant.now());
                lab.restartBroker(orderly);
                if (both) {
                    lab.startRecorder();
                }
            }
            lab.stopSending();
            Predicate<Instant> mayBeLost = at -> kills.stream()
                    .anyMatch(kill -> !at.isBefore(kill.minus(UNSAVED)) && !at.isAfter(kill.plus(UNSAVED)));
            assertThat(lab.faults(mayBeLost)).isEmpty();
            lab.stopRecorder();
            assertWhole(lab);
        }
    }

    private static void assertWhole(KillLab lab) throws Exception {
        assertThat(lab.acceptedCount()).isGreaterThan(500);
        assertThat(JournalVerifier.verify(
                                lab.log().resolve("journal"),
                                null,
                                vedette.store.RecordContents::named,
                                (done, all) -> {})
                        .fault())
                .isNull();
        try (LogReader log =
                JournalEventLog.openReader(lab.log(), NamedThreads.named("store-reader"), LogOptions.USUAL)) {
            long detections = log.count(EventFilter.ALL.ofKinds(Set.of(EventKind.DETECTION)))
                    .join();
            long plates =
                    log.count(EventFilter.ALL.ofKinds(Set.of(EventKind.PLATE))).join();
            assertThat(plates).isEqualTo(detections);
        }
    }
}
