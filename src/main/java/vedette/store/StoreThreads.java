package vedette.store;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.ThreadFactory;

/// Who makes the log's two threads.
///
/// @param writer makes `store-writer`
/// @param reader makes `store-reader`
public record StoreThreads(ThreadFactory writer, ThreadFactory reader) {
    /// Daemon threads with the names of the design: the log ends by being closed, not by holding the program
    /// open.
    public static StoreThreads named(UncaughtExceptionHandler uncaught) {
        return new StoreThreads(
                Thread.ofPlatform()
                        .name("store-writer")
                        .daemon()
                        .uncaughtExceptionHandler(uncaught)
                        .factory(),
                Thread.ofPlatform()
                        .name("store-reader")
                        .daemon()
                        .uncaughtExceptionHandler(uncaught)
                        .factory());
    }
}
