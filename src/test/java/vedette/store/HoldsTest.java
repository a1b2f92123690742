package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.search.EventFilter;

/// What is held stays, whatever the index has, and whenever it is asked for.
@Timeout(120)
class HoldsTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Instant now = Instant.now();

    @TempDir
    private Path folder = Path.of("");

    private static LogOptions fiveDaysOfPlates() {
        RetentionPolicy policy =
                new RetentionPolicy(Map.of(EventKind.PLATE, new RetentionPolicy.Keep(Duration.ofDays(5), 0)), 1L << 40);
        return new LogOptions(null, null, null, true, policy);
    }

    private LogRecord oldPlate(long number) {
        return Logs.record(Logs.entry(number, EventKind.PLATE, now.minus(Duration.ofDays(10))), "{}");
    }

    private static Hold of(Long... events) {
        return new Hold(0, "evidence", Set.of(events), null, null);
    }

    private static long plates(LogReader log) {
        return Logs.answer(log.count(EventFilter.ALL.ofKinds(Set.of(EventKind.PLATE))));
    }

    @Test
    void nothingHeldIsRemovedWhileTheIndexIsMadeAnew() throws Exception {
        try (JournalEventLog log = Logs.open(folder, fiveDaysOfPlates())) {
            Logs.keep(log, List.of(oldPlate(1), oldPlate(2), oldPlate(3)));
            List<LogRecord> others = new ArrayList<>();
            for (int i = 0; i < 12_000; i++) {
                others.add(LogRecord.own(
                        LogEntry.of(EventKind.ALERT, now, "alert " + i).build()));
            }
            Logs.keep(log, others);
            Logs.answer(log.hold(of(1L, 2L)));
            Logs.awaitIndexed(log);
        }
        Files.delete(EmbeddedDatabase.file(folder));
        try (JournalEventLog log = Logs.open(folder, fiveDaysOfPlates())) {
            log.index.lane().stepsAsideWhile(() -> true); // so that it is made slowly
            await().until(() -> plates(log) == 3);
            assertThat(Logs.answer(log.holds())).isEmpty();
            long removed = Logs.answer(log.tidy());
            assertThat(removed).isLessThanOrEqualTo(1);
            log.index.lane().stepsAsideWhile(() -> false);
            Logs.awaitIndexed(log);
            assertThat(removed + Logs.answer(log.tidy())).isEqualTo(1);
            assertThat(plates(log)).isEqualTo(2);
            assertThat(Logs.answer(log.original(1))).isPresent();
            assertThat(Logs.answer(log.original(2))).isPresent();
            assertThat(Logs.answer(log.original(3))).isEmpty();
        }
    }

    @Test
    void whatWasRemovedCanNotBeHeldAnyMore() throws Exception {
        try (JournalEventLog log = Logs.open(folder, fiveDaysOfPlates())) {
            Logs.keep(log, List.of(oldPlate(1), oldPlate(2)));
            Logs.answer(log.hold(of(2L)));
            assertThat(Logs.answer(log.tidy())).isEqualTo(1);
            assertThatThrownBy(() -> Logs.answer(log.hold(of(1L)))).hasMessageContaining("It was removed from the log");
            assertThatThrownBy(() -> Logs.answer(log.hold(of(1L, 2L))))
                    .hasMessageContaining("1 of the events were removed");
            Logs.awaitIndexed(log);
            assertThat(Logs.answer(log.holds())).hasSize(1);
        }
    }

    @Test
    void theEntryOfAHoldStaysAsLongAsTheHold() {
        Hold hold = new Hold(7, "evidence", Set.of(3L), null, null);
        HeldEvents held = new HeldEvents(List.of(hold));
        assertThat(held.holds(7, Logs.entry(7))).isTrue();
        assertThat(held.holds(3, Logs.entry(3))).isTrue();
        assertThat(held.holds(4, Logs.entry(4))).isFalse();
    }

    @Test
    void aHoldAndARemovalWaitForEachOther() throws Exception {
        HoldGate gate = new HoldGate();
        gate.enter();
        assertThat(gate.close(SHORT)).isFalse();
        gate.leave();
        assertThat(gate.close(SHORT)).isTrue();
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        Thread holder = Thread.ofPlatform().start(() -> {
            try {
                gate.enter();
                entered.complete(true);
            } catch (InterruptedException e) {
                entered.completeExceptionally(e);
            }
        });
        await().until(() -> holder.getState() == Thread.State.WAITING);
        assertThat(entered).isNotDone();
        gate.open();
        assertThat(Logs.answer(entered)).isTrue();
        assertThat(gate.close(SHORT)).isFalse();
    }
}
