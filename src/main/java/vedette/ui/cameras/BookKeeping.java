package vedette.ui.cameras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import vedette.settings.CameraBook;
import vedette.settings.SettingsException;
import vedette.station.Station;

/// Does what the operator asks for, beside the FX thread because it writes files, and says what came of it. Called on
/// the FX thread.
final class BookKeeping {
    private final Station station;
    private final Executor background;
    private final Consumer<String> tell;

    /// Something that may fail to be written.
    @FunctionalInterface
    interface Change {
        /// @return what to tell the operator, or empty
        String make() throws SettingsException;
    }

    /// @param tell tells the operator something; on the FX thread
    BookKeeping(Station station, Executor background, Consumer<String> tell) {
        this.station = station;
        this.background = background;
        this.tell = tell;
    }

    void change(Change change) {
        background.execute(() -> {
            String said;
            try {
                said = change.make();
            } catch (SettingsException e) {
                said = String.valueOf(e.getMessage());
            }
            String text = said;
            if (!text.isEmpty()) {
                Platform.runLater(() -> tell.accept(text));
            }
        });
    }

    /// Changes what is said of some cameras.
    ///
    /// @param what what is done, for the log: `named “Door”`
    void edit(List<CameraLine> lines, UnaryOperator<CameraBook.Entry> edit, String what) {
        CameraBook book = station.book();
        List<CameraLine> all = List.copyOf(lines);
        change(() -> {
            Map<String, CameraBook.Entry> changed = new LinkedHashMap<>();
            all.forEach(line -> {
                String key = line.id().key();
                changed.put(key, edit.apply(book.of(key)));
            });
            book.put(changed);
            all.forEach(line -> station.audit(line.id().name(), what));
            return "";
        });
    }

    /// Moves the selected lines up or down by one, as far as there is room; the others give way.
    void move(List<CameraLine> all, List<CameraLine> selected, int by) {
        List<CameraLine> order = new ArrayList<>(all);
        int from = by < 0 ? 0 : order.size() - 1;
        for (int i = from; i >= 0 && i < order.size(); i -= by) {
            int to = i + by;
            boolean room = to >= 0 && to < order.size() && !selected.contains(order.get(to));
            if (selected.contains(order.get(i)) && room) {
                order.add(to, order.remove(i));
            }
        }
        if (order.equals(all)) {
            return;
        }
        change(() -> {
            Map<String, CameraBook.Entry> changed = new LinkedHashMap<>();
            for (int i = 0; i < order.size(); i++) {
                String key = order.get(i).id().key();
                changed.put(key, station.book().of(key).placed(i));
            }
            station.book().put(changed);
            station.audit("", "the order of the cameras was changed");
            return "";
        });
    }

    void forget(List<CameraLine> lines) {
        List<CameraLine> all = List.copyOf(lines);
        change(() -> {
            all.forEach(line -> station.forget(line.id()));
            return all.size() == 1
                    ? "Forgotten. When it speaks again, it is a new one."
                    : all.size() + " cameras are forgotten. Those that speak again are new ones.";
        });
    }
}
