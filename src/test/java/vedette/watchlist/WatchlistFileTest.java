package vedette.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchlistFileTest {
    @TempDir
    private Path folder = Path.of("");

    private WatchlistFile file() {
        return new WatchlistFile(folder.resolve("lists"), Entries.UTC);
    }

    @Test
    void keepsWhatWasChanged() throws Exception {
        assertThat(file().load().entries()).isEmpty();
        file().change(before -> List.of(Entries.block("ABC1234"), Entries.watch("XY?77*")));
        file().change(before -> WatchlistFile.with(before, List.of(Entries.allow("KLM5501"))));
        assertThat(file().load().entries())
                .containsExactly(Entries.block("ABC1234"), Entries.watch("XY?77*"), Entries.allow("KLM5501"));
        assertThat(file().load().trouble()).isEmpty();
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() throws Exception {
        file().change(before -> List.of(Entries.block("ABC1234")));
        byte[] bytes = Files.readAllBytes(file().path());
        assertThatThrownBy(() -> file().change(before -> {
                    throw new WatchlistException("No.");
                }))
                .hasMessage("No.");
        assertThat(Files.readAllBytes(file().path())).isEqualTo(bytes);
    }

    @Test
    void changesFromSeveralSidesAreAllKept() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> changes = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                WatchEntry entry = Entries.block("ABC" + (1000 + i));
                changes.add(() -> file().change(before -> WatchlistFile.with(before, List.of(entry))));
            }
            for (Future<Object> each : pool.invokeAll(changes)) {
                each.get();
            }
        }
        assertThat(file().load().entries()).hasSize(40);
    }

    @Test
    void damagedRowsAreKeptAsideAndTheOthersCount() throws Exception {
        file().change(before -> List.of(Entries.block("ABC1234"), Entries.watch("XY?77*")));
        Files.writeString(file().path(), Files.readString(file().path()).replace("XY?77*,watch", "XY?77*,w\0tch"));
        byte[] damaged = Files.readAllBytes(file().path());
        WatchlistFile.Kept kept = file().load();
        assertThat(kept.entries()).containsExactly(Entries.block("ABC1234"));
        assertThat(kept.trouble()).contains("1 rows", "line 3", "watchlist-damaged-1.csv");
        file().load();
        file().change(before -> WatchlistFile.with(before, List.of(Entries.block("NEW1"))));
        Path aside = file().path().resolveSibling("watchlist-damaged-1.csv");
        assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
        try (Stream<Path> all = Files.list(folder.resolve("lists"))) {
            assertThat(all.filter(each -> each.toString().contains("damaged"))).hasSize(1);
        }
        Files.writeString(file().path(), "rubbish\0");
        assertThatThrownBy(() -> file().load()).hasMessageContaining("lost its heading");
        assertThatThrownBy(() -> file().change(before -> before)).hasMessageContaining("lost its heading");
        assertThat(file().path()).hasContent("rubbish\0");
        assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
    }

    @Test
    void aHundredThousandEntriesAreKept() throws Exception {
        List<WatchEntry> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(Entries.block("ABC" + (100_000 + i)));
        }
        file().change(before -> many);
        assertThat(file().load().entries()).isEqualTo(many);
        assertThatThrownBy(() -> file().change(before -> {
                    List<WatchEntry> tooMany = new ArrayList<>(many);
                    for (int i = 0; i < 400_001; i++) {
                        tooMany.add(many.getFirst());
                    }
                    return tooMany;
                }))
                .isInstanceOf(WatchlistException.class)
                .hasMessageContaining("room for 500,000");
        assertThat(file().load().entries()).hasSize(100_000);
    }

    @Test
    void talliesAndSharingOutliveTheStation() throws Exception {
        Files.createDirectories(folder);
        HitTallies tallies = new HitTallies(folder);
        tallies.count(Entries.block("ABC1234"), Entries.NOW, "Main gate, north");
        tallies.count(Entries.block("ABC1234"), Entries.NOW.plusSeconds(9), "Main gate, north");
        tallies.save();
        assertThat(new HitTallies(folder).of(Entries.block("ABC1234")))
                .isEqualTo(new HitTallies.Seen(2, Entries.NOW.plusSeconds(9), "Main gate, north"));
        SharingFile sharing = new SharingFile(folder);
        sharing.share("home · lprserver", SharingFile.What.LIST, true);
        SharingFile again = new SharingFile(folder);
        assertThat(again.isShared("home · lprserver", SharingFile.What.LIST)).isTrue();
        assertThat(again.isShared("home · lprserver", SharingFile.What.HITS)).isFalse();
        assertThat(again.station()).isEqualTo(sharing.station());
    }
}
