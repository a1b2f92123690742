package vedette.ui.watchlist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import vedette.model.Printable;
import vedette.station.WatchRoom;
import vedette.ui.Sheet;
import vedette.watchlist.ListKind;
import vedette.watchlist.TableText;
import vedette.watchlist.WatchEntry;
import vedette.watchlist.WatchlistTable;

/// Shows what a table would bring, row by row, before anything is taken from it. On the FX thread.
final class ImportSheet extends Sheet {
    private static final String FOUND_OUT = "found out";
    private static final int SHOWN = 5_000;

    /// What is taken.
    ///
    /// @param entries the entries
    /// @param what where they came from, for the log
    record Taken(List<WatchEntry> entries, String what) {}

    private final WatchRoom room;
    private final Executor background;
    private final Executor thread;
    private final Consumer<Taken> taker;
    private final Label form = paragraph();
    private final Label sums = paragraph();
    private final ComboBox<String> list = new ComboBox<>();
    private final ComboBox<String> encoding = new ComboBox<>();
    private final ComboBox<String> separator = new ComboBox<>();
    private final ListView<String> rows = new ListView<>();
    private final Button all = new Button("Import");
    private final Button good = new Button("Import the good rows only");
    private byte[] bytes = {};
    private String name = "";
    private WatchlistTable.@Nullable Report report;
    private int generation;
    private boolean filling;

    /// @param background reads files
    /// @param taker told what is to be taken
    ImportSheet(WatchRoom room, Executor background, Executor thread, Consumer<Taken> taker) {
        super("Import plates", 620);
        this.room = room;
        this.background = background;
        this.thread = thread;
        this.taker = taker;
        setId("import-sheet");
        HBox choices = choices();
        rows.setId("import-rows");
        rows.setPrefHeight(260);
        rows.setPlaceholder(new Label("Each row can be taken."));
        all.setId("import-all");
        all.getStyleClass().add("accent");
        all.setOnAction(clicked -> take());
        good.setId("import-good");
        good.setOnAction(clicked -> take());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(clicked -> putAway());
        HBox foot = new HBox(8, cancel, good, all);
        foot.setAlignment(Pos.CENTER_RIGHT);
        fill(List.of(form, choices, sums, rows, foot));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                putAway();
                event.consume();
            }
        });
    }

    private HBox choices() {
        for (ListKind each : ListKind.values()) {
            list.getItems().add(each.word());
        }
        encoding.getItems().add(FOUND_OUT);
        for (TableText.Encoding each : TableText.Encoding.values()) {
            encoding.getItems().add(each.toString());
        }
        separator.getItems().addAll(FOUND_OUT, ";", ",", "tab", "|");
        for (ComboBox<String> each : List.of(list, encoding, separator)) {
            each.setOnAction(chosen -> read());
        }
        HBox choices = new HBox(
                8, new Label("List"), list, new Label("Encoding"), encoding, new Label("Separator"), separator);
        choices.setAlignment(Pos.CENTER_LEFT);
        return choices;
    }

    /// Reads a file and comes up with what is in it.
    void open(Path file) {
        int mine = ++generation;
        name = String.valueOf(file.getFileName());
        bytes = new byte[0];
        report = null;
        filling = true;
        list.setValue(ListKind.BLOCK.word());
        encoding.setValue(FOUND_OUT);
        separator.setValue(FOUND_OUT);
        filling = false;
        form.setText("Reading " + name + " …");
        sums.setText("");
        rows.getItems().clear();
        buttons();
        comeUp();
        background.execute(() -> {
            String trouble = "";
            byte[] found = {};
            try {
                if (Files.size(file) > WatchlistTable.LARGEST) {
                    trouble = name + " is larger than 64 MB: that is no list of plates.";
                } else {
                    found = Files.readAllBytes(file);
                }
            } catch (IOException e) {
                trouble = name + " can't be read: " + e.getMessage();
            }
            byte[] content = found;
            String sentence = trouble;
            thread.execute(() -> heard(mine, content, sentence));
        });
    }

    private void heard(int mine, byte[] content, String trouble) {
        if (mine != generation) {
            return;
        }
        bytes = content;
        if (trouble.isEmpty()) {
            read();
        } else {
            form.setText(trouble);
        }
    }

    private void read() {
        if (filling || bytes.length == 0) {
            return;
        }
        int mine = ++generation;
        WatchlistTable.Options options = WatchlistTable.Options.of(
                        ListKind.find(list.getValue()).orElse(ListKind.BLOCK),
                        room.operator(),
                        Instant.now(),
                        room.zone())
                .in(
                        TableText.Encoding.find(encoding.getValue()).orElse(null),
                        switch (separator.getValue()) {
                            case FOUND_OUT -> null;
                            case "tab" -> '\t';
                            default -> separator.getValue().charAt(0);
                        });
        byte[] content = bytes;
        background.execute(() -> {
            WatchlistTable.Report read = WatchlistTable.read(content, options, room.list());
            thread.execute(() -> {
                if (mine == generation) {
                    show(read);
                }
            });
        });
    }

    private void show(WatchlistTable.Report read) {
        report = read;
        form.setText(name + ": " + read.form() + ".");
        sums.setText(read.inWords()
                + (read.bad().isEmpty() ? "" : ". Nothing is taken unless you choose the good rows alone."));
        rows.setItems(FXCollections.observableList(read.rows().stream()
                .filter(row -> !row.text().isEmpty())
                .sorted(java.util.Comparator.comparing(row -> row.outcome().isGood()))
                .limit(SHOWN)
                .map(row -> "line " + row.line() + " · " + row.plate() + " · " + row.text())
                .toList()));
        buttons();
    }

    private void buttons() {
        WatchlistTable.Report read = report;
        boolean some = read != null && !read.entries().isEmpty();
        boolean whole = read != null && read.bad().isEmpty();
        all.setDisable(!some || !whole);
        all.setText(
                read == null || !whole ? "Import" : "Import " + read.entries().size());
        good.setDisable(!some);
        Sheet.show(good, some && !whole);
        if (some && read != null) {
            good.setText("Import the " + read.entries().size() + " good rows only");
            (whole ? all : good).requestFocus();
        }
    }

    private void take() {
        WatchlistTable.Report read = report;
        if (read != null && !read.entries().isEmpty()) {
            putAway();
            String left = read.bad().isEmpty()
                    ? ""
                    : ", " + Printable.counted(read.bad().size(), "bad row", "bad rows") + " left out";
            taker.accept(new Taken(
                    read.entries(),
                    Printable.counted(read.entries().size(), "entry", "entries") + " imported into the watchlist from "
                            + name + left));
        }
    }
}
