package vedette.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time in which something was not heard.
///
/// @param since when it began, inclusive
/// @param until when it ended, exclusive and not before `since`; null while it lasts
public record GapSpan(Instant since, @Nullable Instant until) {
    public GapSpan {
        if (until != null && until.isBefore(since)) {
            throw new IllegalArgumentException("a gap that ends before it begins: " + since + " to " + until);
        }
    }
}
