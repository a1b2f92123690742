package vedette.journal;

/// Ends the verification at the first thing that is wrong.
final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient JournalReport.Fault fault;

    FaultException(long id, String file, long offset, String reason) {
        super(reason, null, false, false);
        fault = new JournalReport.Fault(id, file, offset, reason);
    }

    JournalReport.Fault fault() {
        return fault;
    }
}
