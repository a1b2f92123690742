package vedette.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchlistTest {
    private static final List<ListKind> LISTS = List.of(ListKind.BLOCK, ListKind.WATCH, ListKind.ALLOW);

    private static @Nullable Match match(String read, WatchEntry... entries) {
        return Watchlist.of(List.of(entries)).match(read, Entries.NOW, Entries.UTC);
    }

    private static String word(@Nullable Match match) {
        return match == null ? "none" : match.word() + " " + match.entry().plate();
    }

    @ParameterizedTest
    @CsvSource({
        "ABC1234, abc-1234, exact ABC1234",
        "TH 2KK 99, th2kk99, exact TH 2KK 99",
        "ABC1234, A8C1234, possible ABC1234",
        "8BOSS1, BB0551, possible 8BOSS1",
        "ABC1234, ABC1Z34, possible ABC1234",
        "ABC1234, ABC1235, none",
        "ABC1234, ABC12344, none",
        "QX1, OX1, none",
        "DX10, OX10, none",
        "XY?77*, XYA77, exact XY?77*",
        "XY?77*, XYA77B12, exact XY?77*",
        "XY?77*, XY77, none",
        "*B12*, 99812X, possible *B12*",
        "*B12, XB12, exact *B12",
        "A*B?C, AXXBYC, exact A*B?C",
        "A*B?C, ABC, none",
        "กข 1234, กข-1234, exact กข 1234",
        "1กข 1Z34, 1กข1234, possible 1กข 1Z34",
        "ＡＢＣ１２, abc12, exact ＡＢＣ１２",
        "AB123, AB?123, none",
        "ABC123, AB?123, possible ABC123",
        "ABC123, AB_123, possible ABC123",
        "ABC123, AB#1*3, possible ABC123",
        "ABC123, A？C1２3, possible ABC123",
        "A8C123, AB?123, possible A8C123",
        "ABC123, AB????, none",
        "AB*, AB?123, possible AB*",
        "X?7*, X?Y7, none",
        "X?7*, X?79, possible X?7*",
        "*12?, A*123, possible *12?"
    })
    void comparesCharacters(String entry, String read, String expected) {
        assertThat(word(match(read, Entries.block(entry)))).isEqualTo(expected);
    }

    @Test
    void theListCountsFirstThenExactnessThenTheSingularPlate() {
        assertThat(word(match("ABC1234", Entries.allow("ABC1234"), Entries.block("A8C1234"))))
                .isEqualTo("possible A8C1234");
        assertThat(word(match("ABC1234", Entries.block("A8C1234"), Entries.block("ABC1234"))))
                .isEqualTo("exact ABC1234");
        assertThat(word(match("ABC1234", Entries.watch("ABC*"), Entries.watch("ABC1234"))))
                .isEqualTo("exact ABC1234");
        assertThat(word(match("ABC1234", Entries.allow("ABC1234"), Entries.watch("AB*"))))
                .isEqualTo("exact AB*");
    }

    @Test
    void whatDoesNotCountNowHidesNothing() {
        Validity over = Validity.until(Entries.NOW);
        assertThat(word(match("ABC1234", Entries.of("ABC1234", ListKind.BLOCK, over), Entries.watch("ABC1234"))))
                .isEqualTo("exact ABC1234");
        assertThat(match("ABC1234", Entries.of("ABC1234", ListKind.BLOCK, over)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "---", "*", "?*?", "A*", "***1"})
    void whatDescribesNothingOrEverythingIsNoEntry(String plate) {
        assertThatThrownBy(() -> Entries.block(plate)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReadOfWildcardsMatchesNothing() {
        assertThat(match("*", Entries.block("ABC1234"))).isNull();
        assertThat(match("??", Entries.block("AB"), Entries.block("?AB*"))).isNull();
        assertThat(match("", Entries.block("ABC1234"), Entries.block("AB*"))).isNull();
    }

    @Test
    void agreesWithTheNaiveAnswer() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            List<WatchEntry> entries = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String plate = text(random, "ABO08I1SZ25*?X", 1 + random.nextInt(7));
                if (PlateText.pattern(plate).replaceAll("[*?]", "").length() >= 2) {
                    entries.add(Entries.of(plate, LISTS.get(random.nextInt(3)), Validity.ALWAYS));
                }
            }
            Watchlist list = Watchlist.of(entries);
            for (int i = 0; i < 200; i++) {
                String read = text(random, "ABO08I1SZ25X-", 1 + random.nextInt(8));
                Match expected = NaiveMatch.of(list.entries(), read);
                Match found = list.match(read, Entries.NOW, Entries.UTC);
                assertThat(rank(found)).as("%s among %s", read, entries).isEqualTo(rank(expected));
            }
        }
    }

    /// Among entries of the same rank, which one is found does not matter.
    private static String rank(@Nullable Match match) {
        return match == null
                ? "none"
                : match.entry().list().word() + " " + match.exact() + " "
                        + PlateText.isOpen(match.entry().pattern());
    }

    static String text(Random random, String of, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(of.charAt(random.nextInt(of.length())));
        }
        return text.toString();
    }

    @Test
    void aHundredThousandEntriesAreAllFoundAndNothingElseExactly() {
        Random random = new Random(3);
        List<WatchEntry> entries = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            String plate = text(random, "ABCDEFGHJKLM", 3) + (10_000 + i) + (i % 50 == 0 ? "*" : "");
            entries.add(Entries.block(plate));
        }
        Watchlist list = Watchlist.of(entries);
        assertThat(list.entries()).hasSize(100_000);
        for (WatchEntry entry : entries) {
            Match match =
                    Objects.requireNonNull(list.match(entry.pattern().replace("*", "7"), Entries.NOW, Entries.UTC));
            assertThat(match.exact()).isTrue();
        }
        assertThat(list.match("QQQ10000", Entries.NOW, Entries.UTC)).isNull();
    }

    @Test
    void ofTheSameKeyTheLaterCounts() {
        WatchEntry later = WatchEntry.of(
                "abc 1234", ListKind.BLOCK, "new", Validity.ALWAYS, WatchEntry.Source.IMPORT, "", Entries.NOW);
        assertThat(Watchlist.of(List.of(Entries.block("ABC1234"), later)).entries())
                .containsExactly(later);
    }
}
