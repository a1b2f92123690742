package vedette.ui.live;

import java.util.List;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Lays tiles out so that they are as large as can be: all alike, the selected one twice as wide and high at the top
/// left. On the FX thread.
final class WallGrid extends Pane {
    static final double GAP = 8;

    /// Below this width a tile tells nothing: the wall scrolls instead.
    static final double NARROWEST_TILE = 96;

    private static final double SHAPE = 4.0 / 3.0;

    private List<CameraTile> tiles = List.of();
    private @Nullable CameraTile selected;
    private double visibleHeight;
    private int arrangements;

    /// How many columns and how large the tiles are.
    record Plan(int columns, int rows, double tileWidth, double tileHeight) {}

    WallGrid() {
        getStyleClass().add("wall-grid");
    }

    void show(List<CameraTile> shown, @Nullable CameraTile chosen) {
        tiles = shown;
        selected = shown.size() > 1 ? chosen : null;
        getChildren().setAll(shown);
        requestLayout();
    }

    /// Tells how high the visible part is, so that the grid fills it.
    void fill(double height) {
        if (height != visibleHeight) {
            visibleHeight = height;
            requestLayout();
        }
    }

    /// Another number each time that tiles were laid out.
    int arrangements() {
        return arrangements;
    }

    /// The plan for a number of tiles in an area.
    ///
    /// @param doubled whether one tile takes four places
    static Plan plan(int tiles, boolean doubled, double width, double height) {
        int places = Math.max(1, doubled ? tiles + 3 : tiles);
        Plan best = null;
        double bestScale = 0;
        for (int columns = doubled ? 2 : 1; columns <= Math.max(2, places); columns++) {
            int rows = Math.max(doubled ? 2 : 1, (places + columns - 1) / columns);
            double tileWidth = Math.floor((width - GAP * (columns - 1)) / columns);
            double tileHeight = Math.floor((height - GAP * (rows - 1)) / rows);
            double scale = Math.min(tileWidth / SHAPE, tileHeight);
            if (best == null || scale > bestScale) {
                best = new Plan(columns, rows, tileWidth, tileHeight);
                bestScale = scale;
            }
        }
        Plan chosen = java.util.Objects.requireNonNull(best);
        if (chosen.tileWidth() >= NARROWEST_TILE && bestScale * SHAPE >= NARROWEST_TILE) {
            return chosen;
        }
        int columns = Math.max(2, (int) ((width + GAP) / (NARROWEST_TILE + GAP)));
        int rows = (places + columns - 1) / columns;
        double tileWidth = Math.floor((width - GAP * (columns - 1)) / columns);
        return new Plan(columns, rows, tileWidth, Math.floor(tileWidth / SHAPE));
    }

    @Override
    protected double computePrefHeight(double width) {
        Plan plan = plan(tiles.size(), selected != null, width > 0 ? width : getWidth(), visibleHeight);
        return Math.max(visibleHeight, plan.rows() * (plan.tileHeight() + GAP) - GAP);
    }

    @Override
    protected void layoutChildren() {
        arrangements++;
        Plan plan = plan(tiles.size(), selected != null, getWidth(), visibleHeight);
        CameraTile large = selected;
        int place = 0;
        if (large != null) {
            large.resizeRelocate(0, 0, plan.tileWidth() * 2 + GAP, plan.tileHeight() * 2 + GAP);
        }
        for (CameraTile tile : tiles) {
            if (tile == large) {
                continue;
            }
            while (large != null && place % plan.columns() < 2 && place / plan.columns() < 2) {
                place++;
            }
            tile.resizeRelocate(
                    place % plan.columns() * (plan.tileWidth() + GAP),
                    (double) (place / plan.columns()) * (plan.tileHeight() + GAP),
                    plan.tileWidth(),
                    plan.tileHeight());
            place++;
        }
    }
}
