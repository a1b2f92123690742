package vedette.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20 | 2026-12-01 | | | 2026-11-20T00:00:00+07:00 | true",
                "2026-11-20 | 2026-12-01 | | | 2026-11-19T23:59:59+07:00 | false",
                "2026-11-20 | 2026-12-01 | | | 2026-12-01T23:59:59+07:00 | true",
                "2026-11-20 | 2026-12-01 | | | 2026-12-02T00:00:00+07:00 | false",
                "| | weekdays | | 2026-11-20T23:00:00+07:00 | true",
                "| | weekdays | | 2026-11-21T00:00:00+07:00 | false",
                "| | mon-wed sat | | 2026-11-21T12:00:00+07:00 | true",
                "| | mon-wed sat | | 2026-11-19T12:00:00+07:00 | false",
                "| | | 06:00-10:00 | 2026-11-20T06:00:00+07:00 | true",
                "| | | 06:00-10:00 | 2026-11-20T10:00:00+07:00 | false",
                "| | fri | 22:00-06:00 | 2026-11-21T05:59:00+07:00 | true",
                "| | fri | 22:00-06:00 | 2026-11-20T05:59:00+07:00 | false",
                "| | fri | 22:00-06:00 | 2026-11-20T22:00:00+07:00 | true",
            })
    void holdsInTheStationsZone(String from, String until, String days, String hours, String now, boolean expected) {
        Validity validity = Validity.parse(text(from), text(until), text(days), text(hours), BANGKOK);
        assertThat(validity.holds(java.time.OffsetDateTime.parse(now).toInstant(), BANGKOK))
                .isEqualTo(expected);
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-01 | 2026-11-01 | | ",
                "soon | | | ",
                "| | someday | ",
                "| | | 6",
                "| | | 06:00-06:00",
                "| | | 25:00-26:00",
            })
    void whatMakesNoSenseIsSaid(String from, String until, String days, String hours) {
        assertThatThrownBy(() -> Validity.parse(text(from), text(until), text(days), text(hours), BANGKOK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".{10,}");
    }

    @Test
    void isToldInWordsAndTypedAgainAsTheSame() {
        Validity validity = Validity.parse("", "2026-12-01", "weekdays", "06:00-10:00", BANGKOK);
        assertThat(validity.inWords(BANGKOK)).isEqualTo("until 1 Dec 2026, weekdays, 06:00–10:00");
        assertThat(Validity.parse(
                        validity.fromTyped(BANGKOK),
                        validity.untilTyped(BANGKOK),
                        validity.daysInWords(),
                        validity.hours(),
                        BANGKOK))
                .isEqualTo(validity);
        assertThat(Validity.ALWAYS.inWords(BANGKOK)).isEqualTo("no end");
        assertThat(Validity.until(Instant.parse("2026-11-20T14:30:00Z")).untilTyped(BANGKOK))
                .isEqualTo("2026-11-20 21:30");
    }
}
