package vedette.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import vedette.message.OutboundMessage;

/// What a fleet has been told and has done, and what goes wrong with its answers. Thread-safe.
final class Obedience {
    /// More are not remembered: the oldest are forgotten.
    static final int MOST = 100_000;

    private final Deque<CommandRun> runs = new ArrayDeque<>();
    private final Set<String> done = new HashSet<>();
    private AnswerFaults faults = AnswerFaults.NONE;
    private Random random = new Random(0);
    private long repeats;

    /// From now on.
    synchronized void suffer(AnswerFaults next, long seed) {
        faults = next;
        random = new Random(seed);
    }

    /// Notes a command that is about to be done. A command that comes again with its id is not.
    ///
    /// @param id empty where it has none
    /// @return whether it is to be done
    synchronized boolean begins(String who, String id, String command, Instant when) {
        if (!id.isEmpty() && !done.add(key(who, id))) {
            repeats++;
            return false;
        }
        runs.addLast(new CommandRun(who, id, command, when));
        if (runs.size() > MOST) {
            CommandRun oldest = runs.removeFirst();
            done.remove(key(oldest.who(), oldest.id()));
        }
        return true;
    }

    private static String key(String who, String id) {
        return who + " " + id;
    }

    /// What was done, oldest first.
    synchronized List<CommandRun> runs() {
        return List.copyOf(runs);
    }

    /// How many commands came again and were not done again.
    synchronized long repeats() {
        return repeats;
    }

    /// Sends an answer, or what becomes of it: at once or later, once, twice or never.
    void answer(Answer answer, Consumer<OutboundMessage> now, BiConsumer<Duration, Runnable> later) {
        for (Fate fate : fates()) {
            OutboundMessage message = answer.message(fate);
            if (fate.late().isZero()) {
                now.accept(message);
            } else {
                later.accept(fate.late(), () -> now.accept(message));
            }
        }
    }

    private synchronized List<Fate> fates() {
        if (falls(faults.lost())) {
            return List.of();
        }
        List<Fate> fates = new ArrayList<>();
        int times = falls(faults.doubled()) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            long late = falls(faults.delayed())
                    ? (long) (random.nextDouble() * faults.longest().toMillis())
                    : 0;
            fates.add(new Fate(
                    Duration.ofMillis(late),
                    falls(faults.foreign()),
                    falls(faults.unknown()),
                    falls(faults.rubbish()),
                    random.nextLong()));
        }
        return fates;
    }

    private boolean falls(double chance) {
        return chance > 0 && random.nextDouble() < chance;
    }

    /// How one answer is sent.
    ///
    /// @param chance the seed of what is made up for it
    record Fate(Duration late, boolean foreign, boolean unknown, boolean rubbish, long chance) {}
}
