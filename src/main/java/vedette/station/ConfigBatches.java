package vedette.station;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The last pushes to several cameras. Confined to [ConfigRoom]'s lock.
final class ConfigBatches {
    private static final int MOST = 20;

    private final Map<UUID, ConfigBatch> batches = new LinkedHashMap<>();

    UUID begin(ConfigBatch batch) {
        UUID id = UUID.randomUUID();
        batches.put(id, batch);
        if (batches.size() > MOST) {
            // Only one that is over: the others have still to send to the rest.
            batches.values().stream()
                    .filter(each -> each.view().isOver())
                    .findFirst()
                    .ifPresent(over -> batches.values().remove(over));
        }
        return id;
    }

    Optional<ConfigBatch> find(UUID id) {
        return Optional.ofNullable(batches.get(id));
    }

    void look() {
        batches.values().forEach(ConfigBatch::look);
    }
}
