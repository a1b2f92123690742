package vedette.dialect.builtin;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.JsonAgreement;
import vedette.dialect.Order.Proof;
import vedette.dialect.Verdict;
import vedette.dialect.Verdict.Answered;
import vedette.dialect.Verdict.Confirmed;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.CommandAnswered;
import vedette.model.CameraEvent.ConfigReported;
import vedette.model.CameraEvent.HealthReported;
import vedette.model.CameraEvent.WatchlistChanged;
import vedette.model.CameraState;
import vedette.model.Reading;

/// What the licence-plate system's news mean for a command that is under way.
///
/// A state that was so before proves nothing: where the camera was already known to be as it was told to be, its own
/// answer is the last word.
final class LprProofs {
    private static final Set<String> STOPPED = Set.of("inactive", "stopped", "off");
    private static final Set<String> RUNNING = Set.of("active", "running", "on");
    private static final Set<String> RESTARTING = Set.of("maintenance", "restarting", "starting", "booting");

    private LprProofs() {}

    static Proof control(UUID id, CommandSpec spec, CameraState state) {
        CameraState.At<HealthReported> known = state.health();
        @Nullable HealthReported before = known == null ? null : known.what();
        Proof shown = shown(spec.name(), before);
        boolean answerIsLast = spec.closing() == Closing.ANSWER || shown.equals(Proof.NONE);
        return (event, arrival) ->
                event instanceof CommandAnswered answer ? answered(id, answer, answerIsLast) : shown.of(event, arrival);
    }

    private static Verdict answered(UUID id, CommandAnswered answer, boolean answerIsLast) {
        if (!id.toString().equals(answer.originalId())) {
            return Verdict.UNRELATED;
        }
        if (!answer.byCamera()) {
            return new Verdict.ServerSaid("The server says “" + answer.status()
                    + "”. It says so of any command, even for a camera that is not there.");
        }
        Answers.Meaning meaning = Answers.meaning(answer);
        String words = Answers.words(answer);
        return switch (meaning) {
            case NO -> new Verdict.Refused("The camera refuses: " + words);
            case YES -> answerIsLast ? new Confirmed("The camera says that it did it: " + words) : taken(words);
            case LATER -> taken(words);
            case UNKNOWN ->
                new Answered("The camera answered, and it is not known whether that means yes or no: " + words);
        };
    }

    private static Answered taken(String words) {
        return new Answered("The camera took it: " + words);
    }

    /// What shows in the camera's health that a command was done; nothing where that showed before.
    private static Proof shown(String command, @Nullable HealthReported before) {
        return switch (command) {
            case "stop_camera" -> word(STOPPED, before);
            case "start_camera" -> word(RUNNING, before);
            case "restart_camera" -> {
                Proof restarting = word(RESTARTING, before);
                yield (event, arrival) ->
                        event instanceof HealthReported after && !arrival.retained() && isFresh(before, after)
                                ? new Confirmed("The camera started anew: it has been up for " + uptime(after) + " s.")
                                : restarting.of(event, arrival);
            }
            default -> Proof.NONE;
        };
    }

    private static Proof word(Set<String> wanted, @Nullable HealthReported before) {
        if (before != null && wanted.contains(word(before))) {
            return Proof.NONE;
        }
        return (event, arrival) ->
                event instanceof HealthReported after && !arrival.retained() && wanted.contains(word(after))
                        ? new Confirmed("The camera reports that it is “" + word(after) + "”.")
                        : Verdict.UNRELATED;
    }

    private static String word(HealthReported health) {
        Reading camera = health.readings().get("camera");
        return camera == null || camera.word() == null ? "" : Words.lower(camera.word());
    }

    private static boolean isFresh(@Nullable HealthReported before, HealthReported after) {
        Double was = before == null ? null : uptime(before);
        Double is = uptime(after);
        return was != null && is != null && is < was;
    }

    private static @Nullable Double uptime(HealthReported health) {
        Reading uptime = health.readings().get("uptime");
        return uptime == null ? null : uptime.number();
    }

    /// Of a request for a health report, which names nothing that it answers: the camera sends them by itself, too.
    static Proof health(UUID id) {
        return requested(id, HealthReported.class, "A health report");
    }

    /// The same of a request for the configuration.
    static Proof configReported(UUID id) {
        return requested(id, ConfigReported.class, "The configuration");
    }

    private static Proof requested(UUID id, Class<? extends CameraEvent> report, String what) {
        return (event, arrival) -> {
            if (event instanceof CommandAnswered answer) {
                return answered(id, answer, true);
            }
            return report.isInstance(event) && !arrival.retained()
                    ? new Verdict.Came(what + " came; whether it was asked for, the camera does not say.")
                    : Verdict.UNRELATED;
        };
    }

    /// A report of another kind of configuration says nothing of this one; one that names no kind may be of it.
    ///
    /// @param type the kind of configuration that was sent
    /// @param wanted what the camera must report to have taken it
    /// @param known what the camera had reported before
    static Proof configTaken(String type, String wanted, CameraState.@Nullable At<ConfigReported> known) {
        boolean changes = known != null
                && isOf(type, known.what())
                && !JsonAgreement.covers(known.what().json(), wanted);
        return (event, arrival) -> event instanceof ConfigReported report && isOf(type, report)
                ? configTaken(report, wanted, arrival, changes)
                : Verdict.UNRELATED;
    }

    private static boolean isOf(String type, ConfigReported report) {
        return report.type().isEmpty() || report.type().equals(type);
    }

    private static Verdict configTaken(ConfigReported report, String wanted, Arrival arrival, boolean changes) {
        boolean same = JsonAgreement.covers(report.json(), wanted);
        // What the broker had kept is newer than the command where it says what the camera had not said before.
        if (arrival.retained() && !(same && changes)) {
            return Verdict.UNRELATED;
        }
        // A report that crosses the command says what was before: no answer, and no reason to give up.
        return same
                ? new Confirmed("The camera reports this configuration.")
                : new Verdict.Remarked("The camera reports another configuration than the one that was sent.");
    }

    /// Stations publish the list, too, and no list names who did. The request itself is heard as well, which is told by
    /// its id.
    static Proof list(UUID id) {
        return (event, arrival) -> event instanceof WatchlistChanged changed
                        && !arrival.retained()
                        && !changed.isUnclear()
                        && !id.toString().equals(changed.messageId())
                        && !changed.text().startsWith(LprServerNews.REQUESTED)
                ? new Verdict.Came(
                        "A list of plates came; who published it, and whether it was asked for, is not said.")
                : Verdict.UNRELATED;
    }
}
