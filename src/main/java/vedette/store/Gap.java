package vedette.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time in which something was not heard.
///
/// @param id the entry that tells of it: the one that closed it, or while it lasts the one that opened it
/// @param broker of which broker's cameras; empty for all brokers
/// @param camera of which camera; empty for all cameras
/// @param since when it began, inclusive
/// @param until when it ended, exclusive; null while it lasts
/// @param reason why, as a sentence for the operator
public record Gap(
        long id,
        String broker,
        String camera,
        Instant since,
        @Nullable Instant until,
        String reason) {}
