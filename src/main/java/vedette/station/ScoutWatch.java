package vedette.station;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.message.InboundMessage;
import vedette.message.Publisher;

/// Looks now and then at everything that is said on a broker, over a short-lived connection of its own: a minute after
/// each connection, then a quarter of a minute in every two, and as long as the operator looks at what is new. Confined
/// to the intake's thread, except where it says otherwise.
final class ScoutWatch implements AutoCloseable {
    private static final long FIRST = Duration.ofSeconds(60).toNanos();
    private static final long LATER = Duration.ofSeconds(15).toNanos();
    private static final long ROUND = Duration.ofMinutes(2).toNanos();

    /// A connection that was lost says nothing: it is made anew after this time.
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();

    private static final long AFTER_FAILURE = Duration.ofSeconds(20).toNanos();

    private final String broker;
    private final Publisher.Factory factory;
    private final BooleanSupplier online;
    private final Consumer<InboundMessage> listener;
    private final AtomicReference<@Nullable Publisher> open = new AtomicReference<>();
    private volatile String trouble = "";
    private volatile boolean opening;
    private volatile boolean closed;
    private @Nullable Long onlineSince;
    private long openedNanos;
    private volatile long failedNanos;
    private volatile boolean failed;

    /// @param online whether the broker is heard just now
    /// @param listener takes what is said; called on network threads
    ScoutWatch(String broker, Publisher.Factory factory, BooleanSupplier online, Consumer<InboundMessage> listener) {
        this.broker = broker;
        this.factory = factory;
        this.online = online;
        this.listener = listener;
    }

    /// @param watched whether the operator looks at what is new
    void look(long now, boolean watched) {
        if (!online.getAsBoolean()) {
            onlineSince = null;
            end();
            return;
        }
        Long since = onlineSince;
        if (since == null) {
            since = now;
            onlineSince = now;
            failed = false;
        }
        boolean wanted = watched || isTime(now - since);
        boolean old = open.get() != null && now - openedNanos > LONGEST;
        if (!wanted || old) {
            end();
        }
        if (wanted && open.get() == null && !opening && (!failed || now - failedNanos > AFTER_FAILURE)) {
            begin(now);
        }
    }

    static boolean isTime(long sinceOnline) {
        return sinceOnline < FIRST || (sinceOnline - FIRST) % ROUND >= ROUND - LATER;
    }

    private void begin(long now) {
        opening = true;
        openedNanos = now;
        factory.open("vedette-look-" + UUID.randomUUID().toString().substring(0, 8), null)
                .whenComplete((publisher, failure) -> {
                    if (publisher == null) {
                        fail("The broker “" + broker + "” takes no further connection: new cameras outside the known"
                                + " prefixes can't be found there.");
                    } else {
                        listen(publisher);
                    }
                });
    }

    private void listen(Publisher publisher) {
        open.set(publisher);
        opening = false;
        if (closed) {
            end();
            return;
        }
        publisher.subscribe("#", 0, this::heard).whenComplete((done, failure) -> {
            if (failure == null) {
                trouble = "";
            } else {
                fail("The broker “" + broker + "” does not let this station look at all topics (#): new cameras outside"
                        + " the known prefixes can't be found there.");
                end();
            }
        });
    }

    private void fail(String why) {
        trouble = why;
        failedNanos = System.nanoTime();
        failed = true;
        opening = false;
    }

    /// The connection knows no broker's name.
    private void heard(InboundMessage message) {
        listener.accept(new InboundMessage(
                broker,
                message.topic(),
                message.payload(),
                message.qos(),
                message.retained(),
                message.received(),
                message.arrivedNanos(),
                message.correlation(),
                message.properties()));
    }

    private void end() {
        Publisher publisher = open.getAndSet(null);
        if (publisher != null) {
            Thread.ofVirtual().name("goodbye").start(publisher::close);
        }
    }

    /// Why not everything can be looked at, or empty; from any thread.
    String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed = true;
        end();
    }
}
