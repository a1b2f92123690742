package vedette.station;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vedette.model.LogEntry;

/// All bridges of a station. They share what they know of messages that might come back.
final class Bridges implements AutoCloseable {
    private final List<Bridge> bridges = new ArrayList<>();

    Bridges(List<BridgePlan> plans, Consumer<LogEntry> log, Clock clock) {
        LoopMemory memory = new LoopMemory();
        plans.forEach(plan -> bridges.add(new Bridge(plan, memory, log, clock)));
    }

    void open() {
        bridges.forEach(Bridge::open);
    }

    List<BridgeStatus> status() {
        return bridges.stream().map(Bridge::status).toList();
    }

    @Override
    public void close() {
        bridges.forEach(Bridge::close);
    }
}
