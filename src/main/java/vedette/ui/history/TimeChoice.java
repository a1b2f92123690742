package vedette.ui.history;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import vedette.search.EventFilter;
import vedette.search.QueryText;
import vedette.ui.TimeRange;

/// The choice of the time that is shown: a period up to now, two days, or a piece of either that was narrowed on the
/// ruler. On the FX thread.
final class TimeChoice extends MenuButton {
    private final Clock clock;
    private final LocalTimes times;
    private final Runnable changed;
    private final Deque<TimeRange> narrowed = new ArrayDeque<>();
    private Period period = Period.TODAY;
    private @Nullable TimeRange days;

    TimeChoice(Clock clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
        times = new LocalTimes(clock);
        for (Period each : Period.values()) {
            MenuItem item = new MenuItem(each.words());
            item.setOnAction(chosen -> choose(each));
            getItems().add(item);
        }
        getItems().addAll(new SeparatorMenuItem(), dayItem());
        draw();
    }

    private CustomMenuItem dayItem() {
        DatePicker first = new DatePicker();
        DatePicker last = new DatePicker();
        first.setPromptText("first day");
        last.setPromptText("last day");
        first.setPrefWidth(124);
        last.setPrefWidth(124);
        Runnable choose = () -> {
            if (first.getValue() != null && last.getValue() != null) {
                chooseDays(first.getValue(), last.getValue());
            }
        };
        first.setOnAction(picked -> choose.run());
        last.setOnAction(picked -> choose.run());
        HBox box = new HBox(6, new Label("From"), first, new Label("to"), last);
        box.setAlignment(Pos.CENTER_LEFT);
        return new CustomMenuItem(box, false);
    }

    /// Shows a period up to now.
    void choose(Period chosen) {
        period = chosen;
        days = null;
        narrowed.clear();
        tell();
    }

    /// Shows whole days, in whichever order they are given.
    void chooseDays(LocalDate one, LocalDate other) {
        LocalDate first = one.isBefore(other) ? one : other;
        LocalDate last = one.isBefore(other) ? other : one;
        days = new TimeRange(
                first.atStartOfDay(clock.getZone()).toInstant(),
                last.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        narrowed.clear();
        tell();
    }

    /// Shows a piece of what is shown.
    void narrow(TimeRange piece) {
        narrowed.push(piece);
        tell();
    }

    /// Shows again what was shown before it was narrowed.
    ///
    /// @return false when it was not
    boolean widen() {
        if (narrowed.isEmpty()) {
            return false;
        }
        narrowed.pop();
        tell();
        return true;
    }

    /// Shows all that the log has, without telling.
    void clear() {
        period = Period.ALL;
        days = null;
        narrowed.clear();
        draw();
    }

    /// The filter with the chosen time, which for a period ends with whatever is newest.
    EventFilter applyTo(EventFilter filter) {
        TimeRange piece = narrowed.isEmpty() ? days : narrowed.peek();
        return piece == null ? filter.between(period.begin(clock), null) : filter.between(piece.from(), piece.to());
    }

    /// The choice as shown to the operator.
    String words() {
        TimeRange piece = narrowed.isEmpty() ? days : narrowed.peek();
        return piece == null ? period.words() : times.range(piece.from(), piece.to());
    }

    /// Whether it is a time that stays the same tomorrow.
    boolean isFixed() {
        return days != null || !narrowed.isEmpty();
    }

    /// The choice as it would be typed, empty for all time.
    String asText() {
        TimeRange piece = narrowed.isEmpty() ? days : narrowed.peek();
        return piece == null ? period.asText() : QueryText.of(EventFilter.ALL.between(piece.from(), piece.to()));
    }

    private void tell() {
        draw();
        changed.run();
    }

    private void draw() {
        setText(words());
    }
}
