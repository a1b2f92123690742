package vedette.ui.history;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import vedette.search.Completion;
import vedette.search.EventFilter;
import vedette.search.QueryText;
import vedette.store.LogReader;

/// The field where a search is typed, which suggests what may come next. What is typed is searched for when it pauses.
/// On the FX thread.
final class SearchField extends TextField {
    private static final Duration TYPING = Duration.millis(200);
    private static final Pattern TIMES = Pattern.compile("(?i)(?<!\\S)(?:after|before|on):(?:\"[^\"]*\"|\\S+)");

    private final Clock clock;
    private final Runnable changed;
    private final Suggestions suggestions;
    private final SuggestionList list;
    private final PauseTransition typing = new PauseTransition(TYPING);
    private @Nullable QueryText understood;
    private boolean setting;

    /// @param changed hears that another search is typed
    SearchField(LogReader log, Clock clock, Executor thread, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
        suggestions = new Suggestions(log, thread);
        list = new SuggestionList(this::take);
        setPromptText("plate:ABC*");
        widthProperty()
                .addListener((property, before, now) -> setPromptText(
                        now.doubleValue() < 260 ? "plate:ABC*  /" : "plate:ABC* camera:CAM001 after:yesterday"));
        setId("events-search");
        getStyleClass().add("events-search");
        setMinWidth(90);
        setPrefWidth(130);
        setMaxWidth(330);
        typing.setOnFinished(ended -> changed.run());
        textProperty().addListener((property, before, now) -> {
            understood = null;
            list.show(List.of());
            if (!setting) {
                typing.playFromStart();
            }
        });
        caretPositionProperty().addListener((property, before, now) -> {
            if (!setting) {
                suggest();
            }
        });
        focusedProperty().addListener((property, before, now) -> {
            if (now) {
                suggest();
            } else {
                closeList();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnAction(entered -> searchNow());
    }

    /// The suggestions, to be laid over the screen.
    SuggestionList list() {
        return list;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && !list.isVisible()) {
            suggest();
            event.consume();
        } else if (list.isVisible() && (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP)) {
            list.move(event.getCode() == KeyCode.DOWN ? 1 : -1);
            event.consume();
        } else if (list.isVisible() && event.getCode() == KeyCode.TAB) {
            Suggestion pointed = list.pointed();
            take(pointed == null ? list.shown().getFirst() : pointed);
            event.consume();
        } else if (list.isVisible() && event.getCode() == KeyCode.ENTER && list.pointed() != null) {
            take(list.pointed());
            event.consume();
        }
    }

    private void suggest() {
        if (isFocused()) {
            suggestions.ask(getText(), getCaretPosition(), list::show);
        }
    }

    private void take(@Nullable Suggestion suggestion) {
        if (suggestion != null) {
            String before = getText();
            Completion typed = Completion.at(before, getCaretPosition());
            String after = typed.applied(before, suggestion.text());
            int caret = after.length() - (before.length() - typed.to());
            boolean whole = typed.field() != null && caret == after.length();
            setText(whole ? after + " " : after);
            positionCaret(whole ? caret + 1 : caret);
            suggest();
        }
    }

    /// Puts the suggestions away.
    ///
    /// @return false when there were none
    boolean closeList() {
        boolean shown = list.isVisible();
        suggestions.abandon();
        list.show(List.of());
        return shown;
    }

    private void searchNow() {
        typing.stop();
        closeList();
        changed.run();
    }

    /// Searches for another text at once.
    void search(String text) {
        fill(text);
        searchNow();
    }

    /// Puts another text into the field without telling.
    void fill(String text) {
        setting = true;
        setText(text);
        positionCaret(text.length());
        setting = false;
        typing.stop();
    }

    private QueryText understood() {
        QueryText now = understood;
        if (now == null) {
            now = QueryText.parse(getText(), clock);
            understood = now;
        }
        return now;
    }

    /// What is understood of the text. Words such as `yesterday` are taken as they were when it was typed.
    EventFilter filter() {
        return understood().filter();
    }

    /// What is not understood of the text, as sentences; not of what is just being typed and completed.
    List<String> mistakes() {
        return understood().notes().stream()
                .filter(note -> !list.isVisible() || note.to() != getCaretPosition())
                .map(QueryText.Note::sentence)
                .toList();
    }

    /// The times as they are typed, such as `after:yesterday`.
    String times() {
        return TIMES.matcher(getText()).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    /// Has the text say what another filter does, but for the time, which stays as it was typed.
    void searchFor(EventFilter filter) {
        search((QueryText.of(filter.between(null, null)) + " " + times()).strip());
    }

    /// Forgets what is being typed but not yet searched.
    void stop() {
        typing.stop();
        closeList();
    }
}
