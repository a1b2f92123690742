package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.dialect.Installation;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.dialect.builtin.LprServerDialect;
import vedette.message.InboundMessage;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.store.MemoryLog;
import vedette.watchlist.ChangeNotes;
import vedette.watchlist.ListKind;
import vedette.watchlist.Validity;
import vedette.watchlist.WatchEntry;

/// The watchlist of a living station: its file, its hits, and what the log has of both.
class WatchRoomTest {
    @TempDir
    private Path folder = Path.of("");

    private MemoryLog log = new MemoryLog();
    private final TestClock clock = new TestClock();

    @SuppressWarnings("NullAway.Init")
    private FakeTransport transport;

    @SuppressWarnings("NullAway.Init")
    private Station station;

    @BeforeEach
    void open() {
        transport = new FakeTransport(() -> {});
        LprServerDialect dialect = new LprServerDialect();
        RouteTable.Installed installed = new RouteTable.Installed(
                new Site(Sample.BROKER, dialect.id(), "lprserver"), dialect.routes(Installation.under("lprserver")));
        OutboundSetup outbound =
                new OutboundSetup(List.of(), OutboundSetup.NONE.commands(), null, folder.resolve("lists"));
        station = new Station(StationSetup.of(
                        List.of(new Station.BrokerLink(transport, "mqtt://lab:1883", List.of(installed))),
                        log,
                        Sample::noDecoder,
                        clock)
                .withOperator("jo")
                .withOutbound(outbound));
        station.start();
    }

    @AfterEach
    void close() {
        station.close();
    }

    /// The next run, on what the last one left in its log.
    private void again(List<LogEntry> kept) {
        log = new MemoryLog();
        log.addAll(kept);
        open();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    private void put(String plate, ListKind list) throws Exception {
        station.watch()
                .add(
                        List.of(WatchEntry.of(
                                plate,
                                list,
                                "stolen · in town",
                                Validity.ALWAYS,
                                WatchEntry.Source.OPERATOR,
                                "jo",
                                Sample.NOW)),
                        null)
                .get();
    }

    private void read(String plate, double confidence) {
        String payload = """
                {"message_id":"%s","timestamp":"%s","camera_id":"CAM001","checkpoint_id":"CP001","detection_data":{
                 "plates":[{"plate_number":"%s","bbox":[10,10,60,30],"confidence":%s}],"vehicles":[]}}""".formatted(UUID.randomUUID(), clock.instant(), plate, confidence);
        InboundMessage message = Sample.message("lprserver/cameras/CAM001/detection", payload);
        transport.listener().news(message, () -> {});
    }

    private List<LogEntry> told(String label) {
        return log.entries(EventKind.WATCHLIST).stream()
                .filter(each -> each.labels().contains(label))
                .toList();
    }

    private List<String> attention() {
        return station.attention().items().stream().map(AttentionItem::title).toList();
    }

    @Test
    void aPassingThatTurnsOutToBeBlockedIsToldAgainWithItsMark() throws Exception {
        put("ABC1234", ListKind.WATCH);
        put("XYZ789", ListKind.BLOCK);
        read("ABC1234", 0.9);
        read("ABC1234", 0.9);
        until(() -> told("hit").size() == 1);
        station.attention().items().forEach(station::acknowledge);
        put("ABC1234", ListKind.BLOCK);
        read("ABC1234", 0.9);
        until(() -> told("hit").size() == 2);
        assertThat(told("hit")).extracting(LogEntry::severity).containsExactly(Severity.WARNING, Severity.CRITICAL);
        assertThat(told("hit"))
                .extracting(HitEntry::markOf)
                .doesNotContainNull()
                .satisfies(marks -> assertThat(marks.getFirst()).isEqualTo(marks.getLast()));
        assertThat(attention()).containsExactly("Watchlist hit ABC1234");
        assertThat(station.watch().hits()).hasSize(1);
    }

    @Test
    void hitsOutliveARestartAndTheirEntries() throws Exception {
        put("ABC1234", ListKind.BLOCK);
        put("KLM5501", ListKind.WATCH);
        put("QRS7777", ListKind.WATCH);
        for (String each : List.of("ABC1234", "KLM5501", "QRS7777")) {
            read(each, 0.9);
            read(each, 0.9);
        }
        until(() -> station.watch().hits().size() == 3);
        WatchHit decided = station.watch().hits().stream()
                .filter(each -> each.plate().equals("KLM5501"))
                .findFirst()
                .orElseThrow();
        station.watch().decide(decided, HitDecision.MISREAD);
        station.attention().items().stream()
                .filter(each -> each.title().contains("QRS7777"))
                .forEach(station::acknowledge);
        station.watch().remove(station.watch().list().entries()).get();
        List<LogEntry> kept = log.entries();
        station.close();
        again(kept);
        until(() -> station.watch().hits().size() == 3);
        WatchHit back = station.watch().hits().stream()
                .filter(each -> each.plate().equals("ABC1234"))
                .findFirst()
                .orElseThrow();
        assertThat(back.match().word()).isEqualTo("exact");
        assertThat(back.match().entry().list()).isEqualTo(ListKind.BLOCK);
        assertThat(back.match().entry().reason()).isEqualTo("stolen · in town");
        assertThat(back.match().entry().owner()).isEqualTo("jo");
        assertThat(back.camera().installation()).isEqualTo("lprserver");
        assertThat(back.checkpoint()).isEqualTo("CP001");
        assertThat(back.looks()).isEqualTo("in all 2 looks");
        assertThat(attention()).containsExactly("Watchlist hit ABC1234");
    }

    @Test
    void aFileThatCanNotBeReadIsSaidAndLosesNothing() throws Exception {
        put("ABC1234", ListKind.BLOCK);
        Path file = folder.resolve("lists/watchlist.csv");
        String whole = Files.readString(file);
        Files.writeString(file, "no list any more");
        until(() -> attention().contains("The watchlist can't be read: what was known last counts"));
        assertThat(station.watch().trouble()).contains("lost its heading");
        assertThat(station.watch().list().entries())
                .extracting(WatchEntry::plate)
                .containsExactly("ABC1234");
        assertThat(station.attention().items().getFirst().severity()).isEqualTo(Severity.CRITICAL);
        Files.delete(file);
        until(() -> station.watch().trouble().contains("is gone"));
        assertThat(station.watch().list().entries()).hasSize(1);
        Files.writeString(file, whole + "rubbish,\0,,,,,,,,\r\n");
        until(() -> station.watch().trouble().contains("1 rows"));
        put("ABC5678", ListKind.BLOCK);
        assertThat(station.watch().trouble()).isEmpty();
        assertThat(station.watch().list().entries()).hasSize(2);
        until(() -> attention().isEmpty());
    }

    @Test
    void whatTheCommandLineDidIsInTheLogWithItsTable() throws Exception {
        ChangeNotes notes = new ChangeNotes(folder.resolve("lists"));
        WatchEntry entry = WatchEntry.of(
                "ABC1234", ListKind.BLOCK, "stolen", Validity.ALWAYS, WatchEntry.Source.IMPORT, "kim", Sample.NOW);
        notes.leave(Instant.parse("2026-03-01T11:00:00Z"), "kim", "1 entry imported from plates.csv", List.of(entry));
        until(() -> notes.left().isEmpty());
        assertThat(log.entries(EventKind.AUDIT))
                .filteredOn(each -> each.summary().contains("plates.csv"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.key()).isEqualTo("kim");
                    assertThat(each.claimed()).isEqualTo("2026-03-01T11:00:00Z");
                    assertThat(new String(log.payloadOf(each), StandardCharsets.UTF_8))
                            .contains("ABC1234,block,stolen");
                });
    }

    @Test
    void aLargerChangeIsInTheLogWithItsTable() throws Exception {
        List<WatchEntry> many = IntStream.range(0, 5_001)
                .mapToObj(i -> WatchEntry.of(
                        "ABC" + (10_000 + i),
                        ListKind.BLOCK,
                        "",
                        Validity.ALWAYS,
                        WatchEntry.Source.IMPORT,
                        "jo",
                        Sample.NOW))
                .toList();
        station.watch().add(many, "a table imported").get();
        until(() -> log.summaries().contains("a table imported (part 2 of 2)"));
        LogEntry last = log.entries(EventKind.AUDIT).getLast();
        assertThat(new String(log.payloadOf(last), StandardCharsets.UTF_8))
                .contains("ABC15000")
                .startsWith("plate,");
        assertThat(last.payloadBytes()).isPositive();
    }
}
