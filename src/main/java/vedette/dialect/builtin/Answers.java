package vedette.dialect.builtin;

import java.util.List;
import java.util.Set;
import vedette.model.CameraEvent.CommandAnswered;

/// What an answer says: yes, no, not yet, or something that nobody knows. Where its parts contradict each other, no
/// wins.
final class Answers {
    private static final Set<String> YES =
            Set.of("success", "succeeded", "done", "executed", "completed", "complete", "ok", "finished", "true");
    private static final Set<String> LATER = Set.of(
            "accepted", "received", "pending", "queued", "processing", "in_progress", "in progress", "scheduled");
    private static final List<String> NO = List.of(
            "error",
            "fail",
            "reject",
            "refuse",
            "unknown_",
            "unknown command",
            "unsupported",
            "invalid",
            "denied",
            "forbidden",
            "timeout",
            "not_",
            "not ",
            "false");

    private Answers() {}

    /// What an answer means for what was asked.
    enum Meaning {
        YES,
        NO,
        /// It was taken, and is not done yet.
        LATER,
        UNKNOWN
    }

    static Meaning meaning(CommandAnswered answer) {
        Meaning status = meaning(answer.status());
        if (Boolean.FALSE.equals(answer.succeeded())) {
            return Meaning.NO;
        }
        return status == Meaning.UNKNOWN && Boolean.TRUE.equals(answer.succeeded()) ? Meaning.YES : status;
    }

    /// What a status word alone says.
    static Meaning meaning(String word) {
        String status = Words.lower(word);
        if (NO.stream().anyMatch(status::startsWith)) {
            return Meaning.NO;
        }
        return LATER.contains(status) ? Meaning.LATER : YES.contains(status) ? Meaning.YES : Meaning.UNKNOWN;
    }

    /// The answer in its own words: `executed: Command restart_camera executed`.
    static String words(CommandAnswered answer) {
        return Words.sentence(
                answer.text().isBlank() ? "“" + answer.status() + "”" : "“" + answer.status() + "”, " + answer.text());
    }
}
