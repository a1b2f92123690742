package vedette.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import vedette.dialect.CommandSpec;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.Order;
import vedette.dialect.Verdict;
import vedette.message.Published;
import vedette.model.Arrival;
import vedette.model.CameraCommand;
import vedette.model.CameraEvent;
import vedette.settings.CommandSettings;

/// What becomes of one command: which step may follow which, and that there is exactly one last one. Confined to
/// whoever holds the desk's lock.
final class LifeLine {
    private final CameraCommand command;
    private final CommandSpec spec;
    private final CommandSettings settings;
    private final Clock clock;
    private final Consumer<LifeLine> changed;
    private final boolean http;
    private final int tries;
    private final Deadline deadline;
    private final Steps steps = new Steps();
    private final Proofs proofs = new Proofs();
    private final OpenRequest request = new OpenRequest();
    private Stage stage = Stage.QUEUED;
    private final SentTries sent;
    private long nextTry;
    private boolean nobodyListens;
    private boolean fateUnknown;
    private boolean tooLate;
    private CommandRecord record;

    /// @param http whether it goes to a web server
    /// @param now by the desk's monotonic clock
    /// @param changed told after each step
    LifeLine(
            CameraCommand command,
            CommandSpec spec,
            CommandSettings settings,
            Clock clock,
            long now,
            boolean http,
            Consumer<LifeLine> changed) {
        this.command = command;
        this.spec = spec;
        this.settings = settings;
        this.clock = clock;
        this.http = http;
        this.changed = changed;
        sent = new SentTries(settings.patience());
        tries = spec.repeatable() ? settings.tries() : 1;
        deadline = new Deadline(now, settings.patience());
        nextTry = now;
        steps.add(command.created(), Stage.QUEUED, "queued");
        record = newRecord();
    }

    CameraCommand command() {
        return command;
    }

    CommandSpec spec() {
        return spec;
    }

    CommandRecord record() {
        return record;
    }

    boolean goesByHttp() {
        return http;
    }

    boolean isOver() {
        return stage.isLast();
    }

    /// Whether it left the station, at least once.
    boolean wasSent() {
        return sent.count() > 0;
    }

    SentTries sentTries() {
        return sent;
    }

    boolean expired() {
        return stage == Stage.EXPIRED;
    }

    private CommandRecord newRecord() {
        Instant expires = command.created().plus(settings.patience());
        return new CommandRecord(command, spec, stage, sent.count(), tries, expires, steps.all());
    }

    private void step(Stage next, String text) {
        stage = next;
        boolean kept = steps.add(clock.instant(), next, text);
        record = newRecord();
        if (kept) {
            changed.accept(this);
        }
        if (next.isLast()) {
            request.end(); // what it asks for must not be done after its last word
        }
    }

    /// A web server is being asked: there is no other try meanwhile, and at its end the request ends too.
    void asks(Future<?> asked) {
        request.begin(asked);
    }

    /// The last word.
    void end(Stage last, String text) {
        if (!isOver()) {
            step(last, text);
        }
    }

    /// It is not with anybody yet, and there is no way for it just now.
    void waits(String why) {
        step(Stage.QUEUED, why);
    }

    /// @param now by the desk's monotonic clock
    void passTime(long now) {
        if (isOver()) {
            return;
        }
        boolean unanswered = (stage == Stage.SENT || stage == Stage.TAKEN) && !request.isOpen();
        if (deadline.isOver(now)) {
            expire();
        } else if (unanswered
                && sent.count() < tries
                && now - sent.last() >= settings.apart().toNanos()) {
            nextTry = now;
            step(
                    Stage.QUEUED,
                    "try " + (sent.count() + 1) + " of " + tries + ": no answer for "
                            + LastWords.inWords(settings.apart()));
        }
    }

    /// Whether it is to be sent now. What could be late is not sent.
    boolean isDue(long now) {
        if (stage != Stage.QUEUED || now - nextTry < 0) {
            return false;
        }
        tooLate = deadline.isNear(now);
        return !tooLate;
    }

    /// The time until its deadline.
    Duration left(long now) {
        return deadline.left(now);
    }

    /// It leaves now.
    ///
    /// @param by on which way, in words
    /// @return which try this is
    int sent(Order.Proof proof, long now, String by) {
        int attempt = sent.add(now);
        proofs.add(proof);
        nobodyListens = false;
        fateUnknown = false;
        step(Stage.SENT, attempt == 1 ? "sent" + by : "sent again" + by + ", try " + attempt + " of " + tries);
        return attempt;
    }

    /// It did not leave after all.
    void notSent(int which, long now) {
        if (stage == Stage.SENT && which == sent.count()) {
            sent.removeLast();
            proofs.removeLast();
            nextTry = now + Deadline.PAUSE.toNanos();
            step(Stage.QUEUED, "not sent: the connection to the broker was just lost");
        }
    }

    /// The broker has it.
    void taken(Published how) {
        if (isOver() || stage == Stage.ANSWERED) {
            return; // the answer was faster
        }
        nobodyListens = how == Published.NOBODY_LISTENS;
        if (!nobodyListens) {
            accepted("the broker has it");
        } else if (stage == Stage.SENT) {
            step(Stage.TAKEN, "the broker has it, but no camera is listening there");
        }
    }

    /// Whoever passes it on has it.
    void accepted(String text) {
        if (isOver() || stage == Stage.ANSWERED) {
            return;
        }
        if (spec.closing() == Closing.NOTHING) {
            end(Stage.SENT_ONLY, text + "; nobody answers such a command, so more can't be known");
        } else if (stage == Stage.SENT) {
            step(Stage.TAKEN, text);
        }
    }

    /// Nobody took this try; perhaps the next one.
    ///
    /// @param why as a sentence
    /// @param last what it ends with where there is no other try
    void failed(int which, String why, Stage last) {
        if (isOver() || which != sent.count()) {
            return;
        }
        if (sent.count() >= tries) {
            end(last, why);
        } else if (stage == Stage.SENT) {
            nextTry = sent.last() + settings.apart().toNanos();
            step(Stage.QUEUED, "try " + (sent.count() + 1) + " of " + tries + " follows: " + why);
        }
    }

    /// The connection was lost in between: whoever it went to may have it, or not.
    void fateUnknown(int which, String why) {
        if (stage == Stage.SENT && which == sent.count()) {
            fateUnknown = true;
            step(Stage.SENT, why);
        }
    }

    /// What an event means for it; [Verdict#UNRELATED] where it means nothing.
    Verdict ask(CameraEvent event, Arrival arrival) {
        return proofs.ask(event, arrival);
    }

    /// Takes what an answer means. The same twice counts once; what comes after the end changes no outcome.
    void take(Verdict verdict) {
        boolean changesNothing =
                isOver() || verdict instanceof Verdict.ServerSaid || verdict instanceof Verdict.Remarked;
        if (!steps.isNews(verdict, changesNothing)) {
            return;
        }
        switch (verdict) {
            case Verdict.Unrelated ignored -> {}
            case Verdict.ServerSaid(String text) -> remark(text);
            case Verdict.Remarked(String text) -> remark(text);
            case Verdict.Came(String text) -> conclude(Stage.SENT_ONLY, text);
            case Verdict.Answered(String text) -> {
                if (isOver()) {
                    remark(text);
                } else {
                    step(Stage.ANSWERED, text);
                }
            }
            case Verdict.Confirmed(String text) -> conclude(Stage.CONFIRMED, text);
            case Verdict.Pictured(byte[] jpeg) ->
                conclude(Stage.CONFIRMED, "the picture came, " + (jpeg.length + 1023) / 1024 + " kB");
            case Verdict.Refused(String text) -> conclude(Stage.REFUSED, text);
        }
    }

    private void conclude(Stage last, String text) {
        if (!isOver()) {
            step(last, text);
        } else if (stage != last) {
            remark(text);
        }
    }

    /// Something that changes nothing.
    void remark(String text) {
        step(stage, isOver() ? "after the end: " + text : text);
    }

    private void expire() {
        LastWords words = new LastWords(spec.closing(), settings.patience());
        if (stage == Stage.ANSWERED) {
            end(Stage.UNCONFIRMED, words.unconfirmed());
        } else if (sent.count() == 0) {
            end(Stage.EXPIRED, words.neverSent(http, tooLate));
        } else {
            end(Stage.EXPIRED, words.unanswered(sent.count(), nobodyListens, fateUnknown, steps.otherwise()));
        }
    }

    /// The station ends.
    void close() {
        boolean answered = stage == Stage.ANSWERED;
        Stage last = sent.count() == 0 ? Stage.WITHDRAWN : answered ? Stage.UNCONFIRMED : Stage.EXPIRED;
        end(last, LastWords.closed(sent.count() > 0, answered));
    }
}
