package vedette.ui.history;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import vedette.store.Coverage;
import vedette.store.Gap;
import vedette.ui.TimeRange;
import vedette.ui.Words;

/// How many events are shown, and how much of their time the log can speak for. Opens a list of the newest gaps, one of
/// which can be looked at. On the FX thread.
final class HeaderCount extends MenuButton {
    private static final int MOST_GAPS = 12;

    private final GapWords words;
    private final Consumer<TimeRange> narrow;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Coverage coverage;
    private String counts = "";
    private boolean inTwoLines;

    /// @param narrow hears the time of the gap that the operator wants to see
    HeaderCount(GapWords words, Consumer<TimeRange> narrow) {
        this.words = words;
        this.narrow = narrow;
        getStyleClass().addAll("flat", "events-count");
        setMnemonicParsing(false);
        setMinWidth(Region.USE_PREF_SIZE);
        setWrapText(false);
        setTooltip(tooltip);
        draw();
    }

    /// @param shown how many events the filter shows; negative while that is not known
    /// @param all how many there are
    void count(long shown, long all) {
        counts = (shown < 0 ? "…" : Words.count(shown)) + " of " + Words.count(all);
        draw();
    }

    /// @param now null while it is not known
    void cover(@Nullable Coverage now) {
        coverage = now;
        getItems().setAll(now == null ? List.of() : items(now));
        draw();
    }

    /// Whether the window is too narrow for one line.
    void setInTwoLines(boolean two) {
        if (two != inTwoLines) {
            inTwoLines = two;
            draw();
        }
    }

    private List<MenuItem> items(Coverage now) {
        return now.gaps().stream()
                .limit(MOST_GAPS)
                .map(gap -> {
                    MenuItem item = new MenuItem(words.full(gap));
                    item.setMnemonicParsing(false);
                    item.setOnAction(chosen -> narrow.accept(words.time(gap)));
                    return item;
                })
                .toList();
    }

    private void draw() {
        Coverage now = coverage;
        setText(now == null ? counts : counts + (inTwoLines ? "\n" : " · ") + now.inWords());
        getStyleClass().removeAll("with-gaps", "in-two-lines");
        if (now != null && now.gapCount() > 0) {
            getStyleClass().add("with-gaps");
        }
        if (inTwoLines) {
            getStyleClass().add("in-two-lines");
        }
        tooltip.setText(now == null ? "How much of this time was heard is not known yet." : inFull(now));
    }

    private String inFull(Coverage now) {
        String heard = "The log can speak for " + now.inWords() + ".";
        List<Gap> newest = now.gaps().subList(0, Math.min(MOST_GAPS, now.gaps().size()));
        return newest.isEmpty()
                ? heard
                : heard + " The newest gaps:\n"
                        + newest.stream().map(words::full).collect(Collectors.joining("\n"));
    }

    /// What the note says where no event is shown, so that a lost connection never looks like a quiet night.
    String inEmptyNote() {
        Coverage now = coverage;
        if (now == null) {
            return "";
        }
        String words = now.inWords();
        int comma = words.indexOf(',');
        return " The log can speak for " + words.substring(0, comma) + " of this time" + words.substring(comma) + ".";
    }
}
