package vedette.store;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.ThreadFactory;

/// Who makes the log's threads.
///
/// @param writer makes `store-writer`: journal, force, acknowledge
/// @param index makes `store-index`: follows the journal into the database
/// @param reader makes `store-reader`: answers questions
/// @param streams makes `store-stream`: one for each export
/// @param keeper makes `store-keeper`: removes what need not be kept
/// @param holds makes `store-holds`: places and releases holds
public record StoreThreads(
        ThreadFactory writer,
        ThreadFactory index,
        ThreadFactory reader,
        ThreadFactory streams,
        ThreadFactory keeper,
        ThreadFactory holds) {
    /// Daemon threads with the names of the design: the log ends by being closed, not by holding the program
    /// open.
    public static StoreThreads named(UncaughtExceptionHandler uncaught) {
        return new StoreThreads(
                named("store-writer", uncaught),
                named("store-index", uncaught),
                named("store-reader", uncaught),
                named("store-stream", uncaught),
                named("store-keeper", uncaught),
                named("store-holds", uncaught));
    }

    private static ThreadFactory named(String name, UncaughtExceptionHandler uncaught) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler(uncaught)
                .factory();
    }
}
