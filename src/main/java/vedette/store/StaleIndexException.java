package vedette.store;

/// The index changed under a question, which is to be asked anew.
final class StaleIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleIndexException(String part) {
        super("The index changed while it was read: " + part + " is gone.");
    }
}
