package vedette.dialect.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.dialect.Installation;
import vedette.dialect.Route.ChunkRoute;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.Routes;
import vedette.dialect.Wire;
import vedette.message.Subscription;
import vedette.model.CameraEvent.CommandSeen;

class CaptureDialectTest {
    private final CaptureDialect dialect = new CaptureDialect();

    @Test
    void fourPairsAndOneCameraInPiecesAreKnown() {
        assertThat(dialect.defaultInstallations())
                .extracting(Installation::name)
                .containsExactly("image/data", "image/response", "image/publish", "camera/image", "esp32cam");
    }

    @Test
    void aPairIsTheFirstOneUnlessOptionsSayOtherwise() {
        Routes routes = dialect.routes(new Installation("lab", "", Map.of()));
        assertThat(routes.news()).containsExactly(new Subscription("capture/image", 1));
        assertThat(routes.watched()).containsExactly(new Subscription("image/data", 0));
        assertThat(routes.routes())
                .filteredOn(FramesRoute.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        FramesRoute.class, route -> assertThat(route.source()).isEqualTo(PictureSource.ON_REQUEST));
    }

    @Test
    void piecesComeOnThreeTopics() {
        Routes routes = dialect.routes(new Installation("yard", "lab", Map.of("base", "esp", "request", "esp/go")));
        assertThat(routes.routes()).filteredOn(ChunkRoute.class::isInstance).hasSize(3);
        assertThat(routes.news()).containsExactly(new Subscription("lab/esp/go", 1));
    }

    @Test
    void aRequestIsACommandToTheCameraOfTheInstallation() throws Exception {
        Wire wire = Wire.of(dialect, new Installation("lab", "", Map.of()));
        CommandSeen seen = (CommandSeen)
                wire.decode("capture/image", "Capture\u001b Now").events().getFirst();
        assertThat(seen.camera().name()).isEqualTo("lab");
        assertThat(seen.command()).isEqualTo("capture");
        assertThat(seen.detail()).isEqualTo("Capture\\u001b Now");
    }

    @Test
    void optionsAreTopicsWithoutWildcards() {
        assertThatThrownBy(() -> dialect.routes(new Installation("lab", "", Map.of("picture", "image/{any}"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("picture must be one topic");
    }
}
