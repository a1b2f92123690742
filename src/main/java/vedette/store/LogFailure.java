package vedette.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import vedette.journal.JournalException;

/// What the errors of disks and databases mean to an operator.
final class LogFailure {
    private LogFailure() {}

    static EventLogException unopened(Path directory, Exception cause) {
        if (cause instanceof EventLogException known) {
            return known;
        }
        if (cause instanceof JournalException && cause.getMessage() != null) {
            return new EventLogException(cause.getMessage(), cause);
        }
        String what = cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException
                ? "it may not be written there"
                : reason(cause);
        return new EventLogException(
                "The event log in " + directory + " can't be opened: " + what
                        + ". Check the disk and the folder's permissions, or start with another --profile.",
                cause);
    }

    /// A shared database that can't be asked.
    static EventLogException unreachable(SQLException cause) {
        return new EventLogException(
                "The event log's database can't be asked: " + reason(cause)
                        + ". Check the database server, and its address, user and password in the settings.",
                cause);
    }

    static EventLogException inUse(Path directory, @Nullable Throwable cause) {
        return new EventLogException(
                "The event log in " + directory
                        + " is in use by another Vedette. Close that one, or start this one with another --profile.",
                cause);
    }

    /// What failed on the reading thread, for whoever asked.
    static EventLogException explained(Exception cause) {
        return switch (cause) {
            case EventLogException known -> known;
            case IOException io ->
                new EventLogException("The event log can't be read: " + reason(io) + ". Check the disk.", io);
            default ->
                new EventLogException(
                        "The event log can't be read: " + reason(cause) + ". If this stays, restart the station.",
                        cause);
        };
    }

    static String writing(Exception cause) {
        return "Events are not being kept: " + reason(cause)
                + ". They wait, unacknowledged, until the disk takes them: free space on it, or check it.";
    }

    static String indexing(Exception cause) {
        return "Events are kept but can't be found for now, their index can't be written: " + reason(cause) + ".";
    }

    /// Whether the index's file itself is broken, so that only making it anew helps.
    static boolean isDamage(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && !(cause instanceof EOFException)) {
                return false; // the disk failed, or is full: the file may be well
            }
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isDamage(sql.getErrorCode())) {
                return true;
            }
        }
        return error instanceof FlywayException; // tables that are not this version's can only be made anew
    }

    private static boolean isDamage(int code) {
        return switch (code) {
            case ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.FILE_VERSION_ERROR_1,
                    ErrorCode.GENERAL_ERROR_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.COLUMN_NOT_FOUND_1,
                    ErrorCode.WRONG_USER_OR_PASSWORD -> true;
            default -> false;
        };
    }

    /// The innermost message is the disk's own, such as `No space left on device`.
    static String reason(Throwable error) {
        String reason = error.getClass().getSimpleName();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        String firstLine = reason.lines().findFirst().orElse("").strip();
        return firstLine.endsWith(".") ? firstLine.substring(0, firstLine.length() - 1) : firstLine;
    }
}
