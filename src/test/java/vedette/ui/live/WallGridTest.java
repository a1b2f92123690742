package vedette.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallGridTest {
    private static final double ROUNDING = 1;

    @ParameterizedTest
    @CsvSource({"1086, 784", "650, 600", "1920, 1080", "400, 900"})
    void tilesFillTheAreaAndNothingElse(double width, double height) {
        for (int tiles = 1; tiles <= 64; tiles++) {
            boolean doubled = tiles > 1;
            WallGrid.Plan plan = WallGrid.plan(tiles, doubled, width, height);
            assertThat(plan.columns() * plan.rows())
                    .as("places for %d", tiles)
                    .isGreaterThanOrEqualTo(doubled ? tiles + 3 : tiles);
            assertThat(usedWidth(plan)).as("width of %d", tiles).isBetween(width - plan.columns() - ROUNDING, width);
            assertThat(plan.tileWidth()).isGreaterThanOrEqualTo(WallGrid.NARROWEST_TILE);
            if (doubled) {
                assertThat(plan.columns()).isGreaterThanOrEqualTo(2);
                assertThat(plan.rows()).isGreaterThanOrEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1086, 784, 64", "650, 600, 30"})
    void soManyAreSeenAtOnce(double width, double height, int most) {
        for (int tiles = 1; tiles <= most; tiles++) {
            WallGrid.Plan plan = WallGrid.plan(tiles, tiles > 1, width, height);
            assertThat(usedHeight(plan)).as("height of %d", tiles).isLessThanOrEqualTo(height);
        }
    }

    @ParameterizedTest
    @CsvSource({"1086, 784, 120", "650, 600, 64"})
    void moreThanThatScroll(double width, double height, int tiles) {
        WallGrid.Plan plan = WallGrid.plan(tiles, true, width, height);
        assertThat(usedHeight(plan)).isGreaterThan(height);
        assertThat(plan.tileHeight()).isGreaterThanOrEqualTo(70);
    }

    private static double usedWidth(WallGrid.Plan plan) {
        return plan.columns() * (plan.tileWidth() + WallGrid.GAP) - WallGrid.GAP;
    }

    private static double usedHeight(WallGrid.Plan plan) {
        return plan.rows() * (plan.tileHeight() + WallGrid.GAP) - WallGrid.GAP;
    }
}
