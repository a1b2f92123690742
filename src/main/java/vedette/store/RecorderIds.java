package vedette.store;

/// How the ids of several journals live in one database: the recorder's number stands before the journal's own id.
final class RecorderIds {
    private static final int SHIFT = 40;

    private RecorderIds() {}

    /// What is added to a journal's ids.
    static long base(int recorder) {
        return (long) recorder << SHIFT;
    }

    /// The id within its journal.
    static long local(long id) {
        return id & ((1L << SHIFT) - 1);
    }

    static int recorder(long id) {
        return (int) (id >>> SHIFT);
    }
}
