package vedette.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import vedette.model.Printable;

/// The last things that the program said of itself, for the diagnostics bundle. Named in `logback.xml`.
public final class RecentMessages extends AppenderBase<ILoggingEvent> {
    private static final int MOST = 1_000;
    private static final int LONGEST = 2_000;
    private static final Deque<String> KEPT = new ArrayDeque<>();

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder()
                .append(event.getInstant())
                .append(' ')
                .append(event.getLevel())
                .append(" [")
                .append(event.getThreadName())
                .append("] ")
                .append(event.getLoggerName())
                .append(" - ")
                .append(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            line.append(" | ").append(cause.getClassName()).append(": ").append(cause.getMessage());
            if (cause.getStackTraceElementProxyArray().length > 0) {
                line.append(' ').append(cause.getStackTraceElementProxyArray()[0].getSTEAsString());
            }
        }
        synchronized (KEPT) {
            KEPT.addLast(Printable.text(line.toString(), LONGEST));
            if (KEPT.size() > MOST) {
                KEPT.removeFirst();
            }
        }
    }

    /// Oldest first, at most 1,000 lines.
    static List<String> latest() {
        synchronized (KEPT) {
            return List.copyOf(KEPT);
        }
    }
}
