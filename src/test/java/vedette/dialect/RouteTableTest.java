package vedette.dialect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vedette.dialect.RouteTable.Installed;
import vedette.dialect.RouteTable.Match;

class RouteTableTest {
    private static final NewsDecoder NOTHING = news -> Decoded.NOTHING;

    @Test
    void theMostSpecificTemplateTakesTheTopic() {
        RouteTable table = RouteTable.of(List.of(
                installed("any", "{a}/{b}/{c}"),
                installed("open", "cameras/{rest*}"),
                installed("part", "cameras/{camera}/{label}"),
                installed("whole", "cameras/{camera}/motion")));
        assertThat(site(table, "cameras/door/motion")).isEqualTo("whole");
        assertThat(site(table, "cameras/door/person")).isEqualTo("part");
        assertThat(site(table, "cameras/door")).isEqualTo("open");
        assertThat(site(table, "other/door/motion")).isEqualTo("any");
        assertThat(site(table, "other/door")).isNull();
        assertThat(site(table, "")).isNull();
    }

    @Test
    void namesComeWithTheMatch() {
        RouteTable table = RouteTable.of(List.of(installed("one", "cameras/{camera}/{label}")));
        for (int again = 0; again < 2; again++) {
            Match match = requireNonNull(table.find("cameras/front door/person"));
            assertThat(match.names()).isEqualTo(Map.of("camera", "front door", "label", "person"));
        }
    }

    @Test
    void ofEqualTemplatesTheFirstTakesTheTopic() {
        RouteTable table = RouteTable.of(List.of(installed("first", "a/{x}"), installed("second", "a/{x}")));
        assertThat(site(table, "a/b")).isEqualTo("first");
    }

    @Test
    void theBrokersOwnTopicsNeedALiteralFirstLevel() {
        RouteTable any = RouteTable.of(List.of(installed("any", "{a}/{b}")));
        assertThat(site(any, "$SYS/uptime")).isNull();
        RouteTable both = RouteTable.of(List.of(installed("any", "{a}/{b}"), installed("own", "$SYS/broker/{r*}")));
        assertThat(site(both, "$SYS/uptime")).isNull();
        assertThat(site(both, "$SYS/broker/uptime")).isEqualTo("own");
    }

    @Test
    void aFloodOfTopicsIsForgottenAndFindsStillSucceed() throws Exception {
        RouteTable table = RouteTable.of(List.of(installed("one", "cameras/{camera}/motion")));
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> floods = IntStream.range(0, 4)
                    .mapToObj(caller -> callers.submit(() -> flood(table, caller)))
                    .toList();
            for (Future<Boolean> flood : floods) {
                assertThat(flood.get()).isTrue();
            }
        }
        // Each caller may overshoot by the one topic that it is putting in.
        assertThat(table.remembered()).isLessThanOrEqualTo(RouteTable.MOST_REMEMBERED + 8);
    }

    @Test
    void longTopicsAreNotRemembered() {
        RouteTable table = RouteTable.of(List.of(installed("one", "cameras/{camera}/motion")));
        assertThat(site(table, "cameras/" + "x".repeat(60_000) + "/motion")).isEqualTo("one");
        assertThat(table.remembered()).isZero();
    }

    private static boolean flood(RouteTable table, int caller) {
        boolean right = true;
        for (int i = 0; i < 20_000; i++) {
            right &= table.find("cameras/" + caller + "-" + i + "/motion") != null;
            right &= table.find("attack/" + caller + "/" + i) == null;
            right &= table.find("cameras/door/motion") != null;
        }
        return right;
    }

    private static Installed installed(String name, String template) {
        Routes routes = Routes.under("").newsAt(template, 1, NOTHING).build();
        return new Installed(new Site("broker", "test", name), routes);
    }

    private static @Nullable String site(RouteTable table, String topic) {
        Match match = table.find(topic);
        return match == null ? null : match.site().installation();
    }
}
