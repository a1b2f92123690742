package vedette.watchlist;

import java.time.Instant;
import java.time.ZoneId;

/// Entries for tests.
final class Entries {
    static final Instant NOW = Instant.parse("2026-11-20T14:02:55Z");
    static final ZoneId UTC = ZoneId.of("UTC");

    private Entries() {}

    static WatchEntry block(String plate) {
        return of(plate, ListKind.BLOCK, Validity.ALWAYS);
    }

    static WatchEntry watch(String plate) {
        return of(plate, ListKind.WATCH, Validity.ALWAYS);
    }

    static WatchEntry allow(String plate) {
        return of(plate, ListKind.ALLOW, Validity.ALWAYS);
    }

    static WatchEntry of(String plate, ListKind list, Validity validity) {
        return WatchEntry.of(plate, list, "reason of " + plate, validity, WatchEntry.Source.OPERATOR, "jo", NOW);
    }
}
