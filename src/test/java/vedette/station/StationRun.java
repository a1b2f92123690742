package vedette.station;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vedette.dialect.RouteTable;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.store.LogRecord;
import vedette.store.MemoryLog;
import vedette.store.RecentRecord;

/// One run of the station between a fake broker and a log in memory, from its start to a crash or its end.
final class StationRun implements AutoCloseable {
    static final LinkState KEPT = new LinkState.Online("MQTT 5", true, List.of());
    static final LinkState NEW = new LinkState.Online("MQTT 5", false, List.of());
    static final LinkState LOST = new LinkState.Retrying("The broker has fallen silent.", Sample.NOW);

    final MemoryLog log;
    final TestClock clock;
    final AtomicInteger acknowledged = new AtomicInteger();
    final Station station;
    private final FakeTransport transport = new FakeTransport(() -> {});
    private final List<RouteTable.Installed> installations = new ArrayList<>(Sample.installations());
    private final long began = System.nanoTime();
    private int sent;

    StationRun() {
        this(new MemoryLog(), new TestClock());
    }

    StationRun(MemoryLog log, TestClock clock) {
        this.log = log;
        this.clock = clock;
        installations.addAll(GateSystem.installations());
        station = new Station(StationSetup.of(
                        List.of(new Station.BrokerLink(transport, "mqtt://lab:1883", installations)),
                        log,
                        Sample::noDecoder,
                        clock)
                .withOperator("jo"));
        station.start();
    }

    /// The next run, on what this one left in its log. This one is ended without a word to anybody.
    StationRun afterACrash() {
        MemoryLog next = new MemoryLog();
        for (LogRecord record : log.records) {
            next.recent.add(new RecentRecord(
                    record.entries().getFirst().broker(),
                    record.entries().getFirst().received(),
                    record.repeatIds()));
        }
        next.lastAlive = clock.instant();
        next.closedInOrder = false;
        close();
        return new StationRun(next, clock);
    }

    /// The news connection alone changed.
    void newsLink(LinkState state) {
        transport.listener().newsLinkChanged(Sample.BROKER, state);
    }

    /// The link as a whole changed.
    void link(LinkState state) {
        transport.listener().linkChanged(Sample.BROKER, state);
    }

    /// Sends news of quality 1, and waits until the station has read it.
    void news(String topic, String payload) {
        Duration now = Duration.ofNanos(System.nanoTime() - began);
        send(message(topic, payload.getBytes(StandardCharsets.UTF_8), 1, now));
    }

    void send(InboundMessage message) {
        transport.listener().news(message, acknowledged::incrementAndGet);
        sent++;
        settle();
    }

    void frame(InboundMessage message) {
        transport.listener().frame(message);
        settle();
    }

    /// @param after how long after the start of this run it comes, by the monotonic clock
    InboundMessage message(String topic, byte[] payload, int qos, Duration after) {
        return new InboundMessage(
                Sample.BROKER, topic, payload, qos, false, clock.instant(), began + after.toNanos(), null);
    }

    /// All that was said so far is written.
    private void settle() {
        String mark = "read up to here";
        long before = log.summaries().stream().filter(mark::equals).count();
        station.audit("", mark);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> log.summaries().stream().filter(mark::equals).count() > before);
    }

    int sent() {
        return sent;
    }

    /// The records of messages.
    List<LogRecord> records() {
        return log.records.stream().filter(record -> record.original() != null).toList();
    }

    LogRecord lastRecord() {
        return records().getLast();
    }

    @Override
    public void close() {
        station.close();
    }
}
