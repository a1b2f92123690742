package vedette.station;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import vedette.message.InboundMessage;
import vedette.message.LinkState;
import vedette.message.MessageProperty;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.Subscription;
import vedette.model.LogEntry;
import vedette.mqtt.Login;
import vedette.mqtt.MqttLink;
import vedette.mqtt.TestBroker;

/// Bridges between real brokers, with somebody who speaks and listens at each.
final class BridgeLab implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final List<LogEntry> notes = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = NamedThreads.scheduler("bridge lab");
    private final List<Bridges> stations = new ArrayList<>();
    private final List<MqttLink> links = new ArrayList<>();

    /// A broker by the name that the bridges' settings give it.
    record Named(String name, TestBroker broker) {}

    /// What somebody at a broker heard, and through whom they speak.
    final class Person {
        final List<InboundMessage> heard = new CopyOnWriteArrayList<>();
        private final MqttLink link;

        Person(Named at, String filter) {
            AtomicReference<LinkState> state = new AtomicReference<>(new LinkState.Connecting());
            link = new MqttLink(
                    new MqttLink.Place(
                            at.name(),
                            at.broker().address(),
                            Login.ANONYMOUS,
                            "person-" + NUMBER.incrementAndGet(),
                            true),
                    List.of(new Subscription(filter, 1)),
                    (message, acknowledgement) -> {
                        heard.add(message);
                        acknowledgement.give();
                    },
                    state::set,
                    thread,
                    Clock.systemUTC());
            links.add(link);
            await().until(() -> state.get().isOnline());
        }

        CompletableFuture<Published> say(String topic, String text, MessageProperty... properties) {
            return send(topic, text, false, properties);
        }

        CompletableFuture<Published> send(String topic, String text, boolean retain, MessageProperty... properties) {
            return link.publish(
                    new OutboundMessage(topic, text.getBytes(StandardCharsets.UTF_8), 1, retain, List.of(properties)));
        }

        List<String> topics() {
            return heard.stream().map(InboundMessage::topic).toList();
        }

        List<String> texts() {
            return heard.stream()
                    .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    Person person(Named at, String filter) {
        return new Person(at, filter);
    }

    static BridgePlan plan(String station, Named from, Named to, String filter, String strip, String add) {
        return plan(station, from, to, filter, strip, add, false);
    }

    static BridgePlan plan(
            String station, Named from, Named to, String filter, String strip, String add, boolean retained) {
        String name = from.name() + to.name();
        return new BridgePlan(
                name,
                station,
                new BridgePlan.End(from.name(), opening(from, station + "-bridge-" + name)),
                new BridgePlan.End(to.name(), opening(to, station + "-bridge-" + name)),
                filter,
                new TopicRenaming(strip, add),
                retained);
    }

    private static BridgePlan.Opening opening(Named at, String session) {
        return (role, lasting, ears, scheduler, clock) -> new MqttLink(
                new MqttLink.Place(at.name(), at.broker().address(), Login.ANONYMOUS, session + role, lasting),
                ears.topics(),
                ears.receiver(),
                ears.states(),
                scheduler,
                clock);
    }

    /// One station with these bridges, at work.
    Bridges station(BridgePlan... plans) {
        Bridges bridges = new Bridges(List.of(plans), notes::add, Clock.systemUTC());
        stations.add(bridges);
        bridges.open();
        awaitCarrying(bridges);
        return bridges;
    }

    static void awaitCarrying(Bridges bridges) {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> bridges.status().stream().allMatch(BridgeStatus::isCarrying));
    }

    @Override
    public void close() {
        stations.forEach(Bridges::close);
        links.forEach(link -> link.close().join());
        thread.shutdownNow();
    }
}
