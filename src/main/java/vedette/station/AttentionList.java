package vedette.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What needs the operator's attention now. Thread-safe.
public final class AttentionList {
    /// Begins what the log says of what the operator has seen.
    static final String ACKNOWLEDGED = "acknowledged: ";

    /// More of what happened are not kept: the oldest of the least severe goes. What lasts is bounded by the cameras.
    static final int KEPT = 100;

    /// What lasts is shown again this long after it was acknowledged: 15 minutes.
    static final Duration REMIND_AFTER = Duration.ofMinutes(15);

    private static final Duration CRY_GOES_ON = Duration.ofSeconds(60);

    private final Map<String, AttentionItem> items = new LinkedHashMap<>();
    private final Map<String, Instant> lastRaised = new HashMap<>();
    /// When what lasts was acknowledged, by `System.nanoTime()`.
    private final Map<String, Long> acknowledgedStanding = new HashMap<>();
    private volatile List<AttentionItem> view = List.of();

    /// Something happened. A crying that goes on keeps its beginning.
    synchronized void raise(AttentionItem item) {
        AttentionItem known = items.get(item.key());
        Instant last = lastRaised.put(item.key(), item.since());
        boolean goesOn = last != null && Duration.between(last, item.since()).compareTo(CRY_GOES_ON) < 0;
        items.put(
                item.key(),
                goesOn && known != null
                        ? new AttentionItem(
                                item.key(),
                                item.camera(),
                                item.severity(),
                                known.since(),
                                item.title(),
                                item.detail(),
                                item.standing())
                        : item);
        if (lastRaised.size() > KEPT) {
            items.values().stream()
                    .filter(each -> !each.standing())
                    .min(Comparator.comparing(AttentionItem::severity).thenComparing(AttentionItem::since))
                    .ifPresent(oldest -> forget(oldest.key()));
        }
        publish();
    }

    private boolean forget(String key) {
        lastRaised.remove(key);
        return items.remove(key) != null;
    }

    /// Sets what lasts just now: what is not among it any more is over. What was acknowledged long ago comes back.
    synchronized void standing(List<AttentionItem> now, long nowNanos) {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        now.forEach(item -> keys.add(item.key()));
        acknowledgedStanding.keySet().retainAll(keys);
        acknowledgedStanding.values().removeIf(when -> nowNanos - when >= REMIND_AFTER.toNanos());
        boolean changed = items.values().removeIf(item -> item.standing() && !keys.contains(item.key()));
        for (AttentionItem item : now) {
            AttentionItem known = items.get(item.key());
            if (!acknowledgedStanding.containsKey(item.key()) && (known == null || !known.equals(item))) {
                items.put(item.key(), item);
                changed = true;
            }
        }
        if (changed) {
            publish();
        }
    }

    /// The operator has seen it.
    ///
    /// @return whether it was there
    synchronized boolean acknowledge(AttentionItem item, long nowNanos) {
        if (item.standing()) {
            acknowledgedStanding.put(item.key(), nowNanos);
        }
        boolean there = forget(item.key());
        publish();
        return there;
    }

    /// What needs attention, the most severe and newest first. The same list object until something changes.
    public List<AttentionItem> items() {
        return view;
    }

    private void publish() {
        List<AttentionItem> sorted = new ArrayList<>(items.values());
        sorted.sort(Comparator.comparing(AttentionItem::severity)
                .reversed()
                .thenComparing(Comparator.comparing(AttentionItem::since, Comparator.<Instant>naturalOrder())
                        .reversed()));
        view = List.copyOf(sorted);
    }
}
