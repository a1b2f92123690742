package vedette.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.model.EventKind;
import vedette.model.Severity;

class QueryTextTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T13:30:00Z"), ZoneId.of("Europe/Vienna"));

    private static EventFilter read(String text) {
        QueryText query = QueryText.parse(text, CLOCK);
        assertThat(query.notes()).as(text).isEmpty();
        return query.filter();
    }

    @Test
    void readsWhatAnOperatorTypes() {
        assertThat(read("plate:ABC* camera:CAM001 after:yesterday"))
                .isEqualTo(EventFilter.ALL
                        .ofPlates(Set.of("ABC*"))
                        .ofCameras(Set.of("CAM001"))
                        .between(Instant.parse("2026-11-18T23:00:00Z"), null));
        assertThat(read("camera:\"Main gate\",CAM2 kind:plate,ALERT Severity:warning  broken \"lens cap\""))
                .isEqualTo(EventFilter.ALL
                        .ofCameras(Set.of("Main gate", "CAM2"))
                        .ofKinds(Set.of(EventKind.PLATE, EventKind.ALERT))
                        .atLeast(Severity.WARNING)
                        .saying("broken lens cap"));
        assertThat(read("label:car label:bus zone:\"a,\\\"b\\\"\" system:sensors score:>0.8 camera:\"\""))
                .isEqualTo(EventFilter.ALL
                        .withLabels(Set.of("car", "bus"))
                        .inZones(Set.of("a,\"b\""))
                        .ofSystems(Set.of("sensors"))
                        .ofCameras(Set.of(""))
                        .scored(0.8));
    }

    @ParameterizedTest
    @CsvSource({
        "after:2h, 2026-11-20T11:30:00Z",
        "after:3d, 2026-11-17T13:30:00Z",
        "after:now, 2026-11-20T13:30:00Z",
        "after:today, 2026-11-19T23:00:00Z",
        "after:2026-11-19, 2026-11-18T23:00:00Z",
        "after:2026-11-19T14:00, 2026-11-19T13:00:00Z",
        "after:2026-11-19T14:00:00.5Z, 2026-11-19T14:00:00.500Z",
        "after:9:15, 2026-11-20T08:15:00Z"
    })
    void readsTimes(String text, Instant from) {
        assertThat(read(text)).isEqualTo(EventFilter.ALL.between(from, null));
    }

    @Test
    void aDayAndAMinuteAreAsLongAsTheyWereTyped() {
        Instant day = Instant.parse("2026-11-18T23:00:00Z");
        assertThat(read("on:2026-11-19")).isEqualTo(EventFilter.ALL.between(day, day.plusSeconds(86_400)));
        Instant minute = Instant.parse("2026-11-20T13:05:00Z");
        assertThat(read("on:14:05")).isEqualTo(EventFilter.ALL.between(minute, minute.plusSeconds(60)));
        assertThat(read("before:14:05")).isEqualTo(EventFilter.ALL.between(null, minute));
    }

    @Test
    void saysWhatItDoesNotUnderstandAndKeepsTheRest() {
        QueryText query = QueryText.parse("kind:plate colour:red kind:nose score:0.83 after:soon gate", CLOCK);
        assertThat(query.filter())
                .isEqualTo(EventFilter.ALL.ofKinds(Set.of(EventKind.PLATE)).scored(0.85).saying("gate"));
        assertThat(query.notes()).extracting(QueryText.Note::from, QueryText.Note::to).hasSize(4);
        assertThat(query.notes().getFirst().from()).isEqualTo(11);
        assertThat(query.notes().getFirst().to()).isEqualTo(21);
        assertThat(query.notes().getFirst().sentence()).contains("`colour`").contains("camera, kind");
        assertThat(query.notes().get(1).sentence()).contains("`nose`").contains("detection");
        assertThat(query.notes().get(2).sentence()).contains("0.85");
        assertThat(query.notes().get(3).sentence()).contains("`soon`");
    }

    @Test
    void isReadAsItWasWritten() {
        EventFilter filter = new EventFilter(
                Instant.parse("2026-11-19T14:00:00.125Z"),
                Instant.parse("2026-11-20T00:00:00Z"),
                Set.of("", "Main gate", "CAM1", "a:b", "x,y"),
                Set.of(EventKind.GAP, EventKind.LINK),
                Severity.CRITICAL,
                Set.of("lightnvr"),
                Set.of("car", "back\\slash \"quoted\""),
                Set.of("yard"),
                Set.of("AB?12*"),
                0.15,
                "kind:x one, \"two three*");
        assertThat(read(QueryText.of(filter))).isEqualTo(filter);
        assertThat(QueryText.of(EventFilter.ALL)).isEmpty();
    }

    @Test
    void anyTextIsReadWithoutAnException() {
        Random random = new Random(4);
        String signs = "ab:,\"\\ *?0T-.>zcamerkindfoz:after:on:score:😀\t";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, signs.length()).forEach(at -> text.append(signs.charAt(at)));
            QueryText query = QueryText.parse(text.toString(), CLOCK);
            assertThat(query.notes()).allSatisfy(note -> assertThat(note.to()).isBetween(note.from(), text.length()));
            Completion completion = Completion.at(text.toString(), random.nextInt(text.length() + 1));
            assertThat(completion.to()).isBetween(completion.from(), text.length());
            assertThat(QueryText.parse(QueryText.of(query.filter()), CLOCK).filter()).isEqualTo(query.filter());
        }
    }

    @Test
    void completesFieldsAndValuesAtTheCaret() {
        String text = "plate:AB ca kind:plate,al zone:\"Ma";
        Completion name = Completion.at(text, 11);
        assertThat(name).isEqualTo(new Completion(null, "ca", 9, 11));
        assertThat(name.known()).containsExactly("camera:");
        Completion kind = Completion.at(text, 25);
        assertThat(kind).isEqualTo(new Completion(QueryField.KIND, "al", 23, 25));
        assertThat(kind.known()).containsExactly("alert");
        assertThat(kind.applied(text, "alert")).isEqualTo("plate:AB ca kind:plate,alert zone:\"Ma");
        Completion zone = Completion.at(text, text.length());
        assertThat(zone.field()).isEqualTo(QueryField.ZONE);
        assertThat(zone.beginning()).isEqualTo("Ma");
        assertThat(zone.applied(text, "Main gate")).endsWith("zone:\"Main gate\"");
        assertThat(Completion.at("camera:CAM001", 9)).isEqualTo(new Completion(QueryField.CAMERA, "CA", 7, 13));
        assertThat(Completion.at("gate ", 5)).isEqualTo(new Completion(null, "", 5, 5));
        assertThat(List.of(Completion.at("", 0).known().size())).containsExactly(QueryField.values().length);
    }
}
