package vedette.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every dialect of the catalogue over its fixtures and over damaged versions of them. A new camera
/// system needs no change here, only fixtures.
class DialectContractTest {
    static Stream<String> dialects() {
        return DialectCatalog.load().dialects().stream().map(CameraDialect::id);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void everyDialectKeepsTheContract(String id) throws Exception {
        CameraDialect dialect = DialectCatalog.load().find(id).orElseThrow();
        assertThat(DialectContract.breaches(dialect, fixtures(dialect))).isEmpty();
    }

    @Test
    void aDialectWithoutFixturesFails() throws Exception {
        CameraDialect planted = new Planted(news -> Decoded.NOTHING);
        assertThat(DialectContract.breaches(planted, fixtures(planted)))
                .singleElement()
                .asString()
                .contains("planted has no fixtures");
    }

    @Test
    void aDialectThatLetsAnotherExceptionEscapeFails() {
        CameraDialect planted = new Planted(news -> {
            if (news.isEmpty()) {
                throw new IllegalStateException("unforeseen");
            }
            return Decoded.NOTHING;
        });
        WireLine fixture =
                new WireLine("planted/news", 1, false, "x".getBytes(StandardCharsets.UTF_8), List.of("nothing"));
        assertThat(DialectContract.breaches(planted, List.of(fixture)))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach).contains("IllegalStateException"));
    }

    @Test
    void aRouteWithoutFixtureFails() {
        CameraDialect planted = new Planted(news -> Decoded.NOTHING);
        WireLine fixture = new WireLine("elsewhere", 1, false, new byte[0], List.of("unrouted"));
        assertThat(DialectContract.breaches(planted, List.of(fixture.with(new byte[0]))))
                .anySatisfy(breach -> assertThat(breach).contains("no fixture comes by planted/news"));
    }

    private static List<WireLine> fixtures(CameraDialect dialect) throws IOException {
        return WireLine.readAll(Path.of("src/test/resources/dialects", dialect.id()));
    }

    /// A camera system with one topic.
    private record Planted(NewsDecoder decoder) implements CameraDialect {
        @Override
        public String id() {
            return "planted";
        }

        @Override
        public String displayName() {
            return "Planted";
        }

        @Override
        public Set<Feature> features() {
            return Set.of();
        }

        @Override
        public List<Installation> defaultInstallations() {
            return List.of(Installation.under("planted"));
        }

        @Override
        public Routes routes(Installation installation) {
            return Routes.under(installation.prefix()).news("news", 1, decoder).build();
        }
    }
}
