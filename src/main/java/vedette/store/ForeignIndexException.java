package vedette.store;

import java.io.IOException;

/// The index goes on from a place that the journal does not have: it is another journal's.
final class ForeignIndexException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignIndexException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
