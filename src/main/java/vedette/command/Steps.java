package vedette.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vedette.dialect.Verdict;

/// The steps of one command, and what was heard of it: both bounded, so that whoever answers without end fills nothing.
final class Steps {
    static final int MOST = 64;

    /// Kept free for the last step and what comes after it.
    private static final int KEPT_FREE = 4;

    private final List<CommandStep> steps = new ArrayList<>();
    private final Set<Verdict> heard = new HashSet<>();
    private String otherwise = "";

    /// @return false where there is no room for it
    boolean add(Instant when, Stage stage, String text) {
        boolean room = steps.size() < (stage.isLast() ? MOST : MOST - KEPT_FREE);
        return room && steps.add(new CommandStep(when, stage, text));
    }

    List<CommandStep> all() {
        return steps;
    }

    /// Whether this was not heard before.
    ///
    /// @param changesNothing whether it may be passed over when too much was heard
    boolean isNews(Verdict verdict, boolean changesNothing) {
        if (verdict instanceof Verdict.Remarked(String text)) {
            otherwise = text;
        }
        return !(changesNothing && heard.size() >= MOST) && heard.add(verdict);
    }

    /// What was heard last that tells of something else than what was wanted; empty where nothing was.
    String otherwise() {
        return otherwise;
    }
}
