package vedette.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchlistTableTest {
    private static final WatchlistTable.Options OPTIONS =
            WatchlistTable.Options.of(ListKind.BLOCK, "jo", Entries.NOW, Entries.UTC);

    private static WatchlistTable.Report read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static WatchlistTable.Report read(byte[] bytes) {
        return WatchlistTable.read(bytes, OPTIONS, Watchlist.EMPTY);
    }

    private static List<String> words(WatchlistTable.Report report) {
        return report.entries().stream().map(each -> each.inWords(Entries.UTC)).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plate,list,reason,until\nABC1234,block,stolen,2026-12-01\nXY?77*,watch,unpaid tickets,\n",
                "\uFEFFPlate;List;Reason;Valid until\r\nABC1234;black;stolen;1.12.2026\r\nXY?77*;WATCH;unpaid tickets;-\r\n",
                "Reason\tLicense Plate\tEXPIRES\tType\nstolen\tABC1234\t2026-12-01\tblacklist\nunpaid tickets\tXY?77*\t\twatch",
                "list|reason|number|to\nblock|stolen|ABC1234|01/12/2026\n\nwatch|\"unpaid tickets\"|XY?77*|",
                "ABC1234,block,stolen,2026-12-01\nXY?77*,watch,unpaid tickets",
            })
    void anyUsualFormSaysTheSame(String text) {
        WatchlistTable.Report report = read(text);
        assertThat(report.bad()).isEmpty();
        assertThat(words(report))
                .containsExactly("ABC1234, block, stolen, until 1 Dec 2026", "XY?77*, watch, unpaid tickets, no end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plate,color\nABC1234,white\nXY77,black\n",
                "plate,colour,reason\nABC1234,white,stolen\nXY77,grey,stolen\n",
                "plate,status\nABC1234,white\nXY77,stolen\n",
                "plate,list,type\nABC1234,block,white\nXY77,block,allow\n",
            })
    void aColourOrAnotherWordIsNoList(String text) {
        assertThat(read(text).bad()).isEmpty();
        assertThat(read(text).entries()).extracting(WatchEntry::list).containsExactly(ListKind.BLOCK, ListKind.BLOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kfz-Kennzeichen;Grund;Gültig von;Gültig bis\nABC1234;stolen;1.11.2026;1.12.2026\n",
                "No;Plate No.;Valid From;Valid To;Remark\n1;ABC1234;2026-11-01;2026-12-01;stolen\n",
                "Number,Number Plate,Reason,Start,End\n1,ABC1234,stolen,2026-11-01,2026-12-01\n",
            })
    void ordinaryHeadingsAreKnown(String text) {
        assertThat(words(read(text))).containsExactly("ABC1234, block, stolen, from 1 Nov 2026, until 1 Dec 2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Targhe;Reason;From;Until\nABC1234;stolen;2026-11-01;2026-12-01\n",
                "Zeichen;Farbe\nABC1234;rot\nXY77;blau\n",
            })
    void aHeadingWithoutAPlateIsRefusedAndNotGuessed(String text) {
        WatchlistTable.Report report = read(text);
        assertThat(report.entries()).isEmpty();
        assertThat(report.bad())
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("call it “plate”"));
    }

    @Test
    void ofSeveralDatesNoneIsGuessed() {
        WatchlistTable.Report report = read("ABC1234,2026-11-01,2026-12-01\nXY77,2026-12-01\n");
        assertThat(report.bad())
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("several dates"));
        assertThat(words(report)).containsExactly("XY77, block, until 1 Dec 2026");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF_8",
        "UTF-16, UTF_16BE",
        "UTF-16LE, UTF_16LE",
        "UTF-16BE, UTF_16BE",
        "windows-1252, WINDOWS_1252",
    })
    void encodingsAreFoundOut(String charset, TableText.Encoding expected) {
        String text = "plate;reason\nABC1234;volé à Orléans – €\nXY77;déjà vu\n";
        WatchlistTable.Report report = read(text.getBytes(Charset.forName(charset)));
        assertThat(report.encoding()).isEqualTo(expected);
        assertThat(report.entries()).extracting(WatchEntry::reason).containsExactly("volé à Orléans – €", "déjà vu");
    }

    @Test
    void latinAndThaiTablesAreToldApart() {
        WatchlistTable.Report latin = read("plate;reason\nABC1234;volé\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.encoding()).isEqualTo(TableText.Encoding.ISO_8859_1);
        assertThat(latin.entries().getFirst().reason()).isEqualTo("volé");
        WatchlistTable.Report thai = read(thai("ทะเบียน;เหตุผล\nกข 1234;รถหาย\n"));
        assertThat(thai.encoding()).isEqualTo(TableText.Encoding.TIS_620);
        assertThat(thai.entries().getFirst().plate()).isEqualTo("กข 1234");
        assertThat(thai.entries().getFirst().reason()).isEqualTo("รถหาย");
    }

    private static byte[] thai(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.chars().forEach(each -> bytes.write(each < 0x80 ? each : each - 0x0E00 + 0xA0));
        return bytes.toByteArray();
    }

    @Test
    void aWrongChoiceOfEncodingIsSaidRowByRow() {
        byte[] latin = "plate;reason\nABC1234;volé\nXY77;plain\n".getBytes(StandardCharsets.ISO_8859_1);
        WatchlistTable.Report report =
                WatchlistTable.read(latin, OPTIONS.in(TableText.Encoding.UTF_8, ';'), Watchlist.EMPTY);
        assertThat(report.bad()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.text()).contains("encoding");
        });
    }

    @Test
    void eachBadRowIsToldWithItsLineAndSpoilsNoOther() {
        WatchlistTable.Report report = read("""
                plate,list,reason,until
                ABC1234,block,stolen,2026-12-01
                abc-1234,block,again,
                ,block,no plate,
                ABC9,loved,,
                ABC10,block,,someday
                ABC11,block,"not closed,
                ABC12,block,too,2026-12-01,many,cells
                ABC13,block,"closed" and more,
                *,block,everything,
                ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,block,too long,
                ABC14,watch,"two
                lines",2026-12-01
                ABC1234,watch,other list,
                ABC15,allow,"quoted ""word""; and, more",
                """);
        assertThat(report.bad().stream().map(each -> each.line() + " " + each.outcome()))
                .containsExactly(
                        "3 DOUBLED",
                        "4 UNUSABLE",
                        "5 UNUSABLE",
                        "6 UNUSABLE",
                        "7 UNUSABLE",
                        "8 UNUSABLE",
                        "9 UNUSABLE",
                        "10 UNUSABLE",
                        "11 UNUSABLE");
        assertThat(report.bad()).allSatisfy(row -> assertThat(row.text()).isNotEmpty());
        assertThat(report.bad().getFirst().text()).isEqualTo("the same plate and list as line 2");
        assertThat(report.entries())
                .extracting(WatchEntry::plate)
                .containsExactly("ABC1234", "ABC14", "ABC1234", "ABC15");
        assertThat(report.entries().getLast().reason()).isEqualTo("quoted \"word\"; and, more");
        assertThat(report.inWords()).isEqualTo("4 new, 1 doubled, 8 unusable");
    }

    @Test
    void whatTheListHasIsKnownOrChanged() {
        Watchlist known = Watchlist.of(List.of(Entries.block("ABC1"), Entries.block("ABC2")));
        WatchlistTable.Report report = WatchlistTable.read(
                "plate,reason\nABC1,reason of ABC1\nABC2,other\nABC3,\n".getBytes(StandardCharsets.UTF_8),
                OPTIONS,
                known);
        assertThat(report.rows().stream().map(WatchlistTable.RowReport::outcome))
                .containsExactly(
                        WatchlistTable.Outcome.KNOWN, WatchlistTable.Outcome.CHANGED, WatchlistTable.Outcome.NEW);
        assertThat(report.entries()).extracting(WatchEntry::plate).containsExactly("ABC2", "ABC3");
    }

    @Test
    void whatIsWrittenIsReadAsTheSameAndIsNoFormula() {
        List<WatchEntry> entries = List.of(
                WatchEntry.of(
                        "=1+2",
                        ListKind.WATCH,
                        "=cmd|' /C calc'!A0",
                        Validity.parse("2026-11-20 12:00", "2026-12-01", "weekdays", "22:00-06:00", Entries.UTC),
                        WatchEntry.Source.OPERATOR,
                        "@jo",
                        Entries.NOW),
                WatchEntry.of(
                        "กข 1234",
                        ListKind.ALLOW,
                        "a \"b\", c; d",
                        Validity.ALWAYS,
                        WatchEntry.Source.IMPORT,
                        "",
                        Entries.NOW));
        String text = WatchlistTable.write(entries);
        assertThat(text).contains("'=1+2,", "'=cmd", "'@jo");
        WatchlistTable.Options own = new WatchlistTable.Options(
                TableText.Encoding.UTF_8,
                ',',
                ListKind.BLOCK,
                "",
                Entries.NOW.plus(Duration.ofDays(1)),
                Entries.UTC,
                true);
        assertThat(WatchlistTable.read(text.getBytes(StandardCharsets.UTF_8), own, Watchlist.EMPTY)
                        .entries())
                .isEqualTo(entries);
    }

    @Test
    void anyBytesGiveAReport() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                String of = "plate,list;reason\t|\"'\n\rAB12*?=-2026 ";
                bytes = WatchlistTest.text(random, of, bytes.length).getBytes(StandardCharsets.UTF_8);
            }
            WatchlistTable.Report report = read(bytes);
            assertThat(report.rows())
                    .allSatisfy(row -> assertThat(row.outcome().isGood())
                            .isEqualTo(row.entry() != null && row.outcome() != WatchlistTable.Outcome.DOUBLED));
        }
    }

    @Test
    void aHundredThousandRowsAreRead() {
        StringBuilder text = new StringBuilder("plate;list;reason\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("ABC")
                    .append(100_000 + i)
                    .append(";block;stolen no ")
                    .append(i)
                    .append('\n');
        }
        WatchlistTable.Report report = read(text.toString());
        assertThat(report.entries()).hasSize(100_000);
        List<String> last = new ArrayList<>(words(report));
        assertThat(Objects.requireNonNull(last.getLast())).startsWith("ABC199999, block, stolen no 99999");
    }
}
