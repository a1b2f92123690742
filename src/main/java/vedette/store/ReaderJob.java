package vedette.store;

import java.io.IOException;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A question to the log, answered in one step or, when it takes long, in several between which others are
/// answered.
///
/// @param <T> the answer
@FunctionalInterface
interface ReaderJob<T> {
    /// Does the next step.
    ///
    /// @return the answer, or null to be called again
    @Nullable
    T step(Handle handle) throws IOException, SQLException;

    /// Makes the answer visible to others. Called after the last step when the asker can no longer cancel.
    default void publish() throws IOException {}

    /// Undoes what the steps did. Called instead of [#publish], or when that failed.
    default void abandon() {}
}
