package vedette.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.DialectCatalog;
import vedette.intake.Candidate;
import vedette.intake.CandidateFinder;
import vedette.intake.Heard;
import vedette.intake.Proposal;
import vedette.intake.UnknownTopics;
import vedette.message.InboundMessage;
import vedette.settings.IntakeDecision;
import vedette.settings.IntakeDecision.Kind;
import vedette.settings.SettingsException;

/// What speaks without being known: looked at on a thread of its own, and offered to the operator, who takes it in,
/// ignores or blocks it. Thread-safe. What changes something writes files: call it from a background thread.
public final class Intake implements Inbound.Newcomers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /// Bytes of samples that are kept, of all brokers together.
    static final long ROOM = 32_000_000;

    /// Messages that wait to be looked at, and how many bytes they may have together.
    private static final int WAITING = 256;

    private static final long WAITING_BYTES = 16_000_000;
    private static final long FIND_EVERY_NANOS = 400_000_000L;

    private final Claims claims;
    private final List<ScoutWatch> scouts;
    private final Set<String> brokers;
    private final ArrayBlockingQueue<InboundMessage> waiting = new ArrayBlockingQueue<>(WAITING);
    private final java.util.concurrent.atomic.AtomicLong waitingBytes = new java.util.concurrent.atomic.AtomicLong();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Map<String, UnknownTopics> unknown = new HashMap<>();
    private final LongAdder blocked = new LongAdder();
    private final LongAdder notLookedAt = new LongAdder();
    private final Thread thread = NamedThreads.named("intake").newThread(this::loop);
    private final Map<String, Long> forgotten = new ConcurrentHashMap<>();
    private volatile List<Candidate> candidates = List.of();
    private volatile boolean watched;
    private volatile boolean closing;
    private volatile long remembered;
    private volatile long rememberedBytes;
    private boolean changed;
    private long foundNanos;

    Intake(Claims claims, List<ScoutWatch> scouts, Set<String> brokers) {
        this.claims = claims;
        this.scouts = scouts;
        this.brokers = brokers;
    }

    void start() {
        thread.start();
    }

    @Override
    public boolean isBlocked(InboundMessage message) {
        if (claims.isDecided(Kind.BLOCKED, message.broker(), message.topic())) {
            blocked.increment();
            return true;
        }
        return false;
    }

    @Override
    public void unknown(InboundMessage message) {
        int length = message.payload().length;
        if (waitingBytes.get() + length > WAITING_BYTES) {
            notLookedAt.increment();
            return;
        }
        waitingBytes.addAndGet(length);
        if (!waiting.offer(message)) {
            waitingBytes.addAndGet(-length);
            notLookedAt.increment();
        }
    }

    private void loop() {
        while (!closing) {
            try {
                InboundMessage message = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (message != null) {
                    waitingBytes.addAndGet(-message.payload().length);
                    take(message);
                }
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                    changed = true;
                }
                look(System.nanoTime());
            } catch (InterruptedException e) {
                return;
            } catch (Exception | Error e) {
                LOG.error("A new camera was not looked at by a fault of this program", e);
            }
        }
        scouts.forEach(ScoutWatch::close);
    }

    private void take(InboundMessage message) {
        boolean decided = claims.isDecided(null, message.broker(), message.topic());
        if (!decided && brokers.contains(message.broker())) {
            UnknownTopics topics = unknown.computeIfAbsent(
                    message.broker(), broker -> new UnknownTopics(ROOM / Math.max(1, brokers.size())));
            changed |= topics.take(message);
        }
    }

    private void look(long now) {
        scouts.forEach(scout -> scout.look(now, watched));
        if (now - foundNanos < FIND_EVERY_NANOS) {
            return;
        }
        foundNanos = now;
        remembered =
                unknown.values().stream().mapToLong(each -> each.all().size()).sum();
        rememberedBytes =
                unknown.values().stream().mapToLong(UnknownTopics::bytes).sum();
        unknown.forEach((broker, topics) -> forgotten.put(broker, topics.forgotten()));
        if (changed) {
            changed = false;
            CandidateFinder finder = new CandidateFinder(claims.catalog());
            List<Candidate> found = new ArrayList<>();
            unknown.forEach((broker, topics) -> {
                List<Heard> heard = topics.all();
                heard.removeIf(each -> claims.isKnown(broker, each));
                found.addAll(finder.find(broker, heard));
            });
            candidates = List.copyOf(found);
        }
    }

    /// What is offered, cameras first. The same list object until something changes.
    public List<Candidate> candidates() {
        return candidates;
    }

    /// How many of them are cameras for sure.
    public int newCameras() {
        return (int) candidates.stream().filter(Candidate::isCamera).count();
    }

    /// While somebody looks at what is offered, everything on the brokers is listened to.
    public void watched(boolean now) {
        watched = now;
    }

    /// Why not everything can be looked at, a sentence for each broker where it is so.
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        scouts.forEach(scout -> {
            String trouble = scout.trouble();
            if (!trouble.isEmpty()) {
                troubles.add(trouble);
            }
        });
        return troubles;
    }

    /// What the operator decided so far, the newest last.
    public List<IntakeDecision> decisions() {
        return claims.decisions();
    }

    /// The camera systems that there are now.
    public DialectCatalog catalog() {
        return claims.catalog();
    }

    /// Messages dropped because the operator blocked their topics, since the start.
    public long blocked() {
        return blocked.sum();
    }

    /// Messages under unknown topics that came too fast to be looked at, since the start.
    public long notLookedAt() {
        return notLookedAt.sum();
    }

    /// Topics that are remembered, of all brokers, and the bytes of their samples.
    public long remembered() {
        return remembered;
    }

    long rememberedBytes() {
        return rememberedBytes;
    }

    /// Topics that were forgotten because more than 500 of a broker spoke, since the start.
    public long forgotten() {
        return forgotten.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Takes a candidate in, from now on and after each start.
    ///
    /// @param name what it is called
    /// @param system the system that listens for it, or null to take it as it is
    /// @return what the operator should know besides; empty where all is well
    /// @throws SettingsException when it can't be taken in or not be written; nothing is changed then
    public String claim(Candidate candidate, String name, @Nullable Proposal system) throws SettingsException {
        String remark = claims.claim(candidate, name, system);
        forget(candidate);
        return remark;
    }

    /// Does not offer a candidate again.
    ///
    /// @throws SettingsException when it can't be written; nothing is changed then
    public void ignore(Candidate candidate) throws SettingsException {
        claims.decide(Kind.IGNORED, candidate);
        forget(candidate);
    }

    /// Drops everything that a candidate says from now on.
    ///
    /// @throws SettingsException when it can't be written; nothing is changed then
    public void block(Candidate candidate) throws SettingsException {
        claims.decide(Kind.BLOCKED, candidate);
        forget(candidate);
    }

    /// Takes a decision back: what was decided about is offered again when it speaks.
    ///
    /// @throws SettingsException when it can't be written; nothing is changed then
    public void undo(IntakeDecision decision) throws SettingsException {
        claims.undo(decision);
        tasks.add(() -> {});
    }

    private void forget(Candidate candidate) {
        candidates = candidates.stream()
                .filter(each -> !each.key().equals(candidate.key()))
                .toList();
        tasks.add(() -> {
            UnknownTopics topics = unknown.get(candidate.broker());
            if (topics != null) {
                candidate.topics().forEach(each -> topics.forget(each.topic()));
                topics.all().stream()
                        .filter(each -> Candidate.isBelow(candidate.prefix(), each.topic()))
                        .forEach(each -> topics.forget(each.topic()));
            }
        });
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive()) {
                thread.join(3000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
