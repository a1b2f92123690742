package vedette.app;

/// What the user asked for can't be done as asked. The message is one line that says what to do; exit status 2.
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
