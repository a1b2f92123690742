package vedette.store;

/// How ids and numbers are made up where several recorders write one database.
final class IndexPlaces {
    private static final int ID_BITS = 40;
    private static final int NUMBER_BITS = 20;

    private IndexPlaces() {}

    /// Below all ids of a recorder.
    static long beforeIds(long recorder) {
        return (recorder << ID_BITS) - 1;
    }

    /// Above all ids of a recorder.
    static long afterIds(long recorder) {
        return (recorder + 1) << ID_BITS;
    }

    static long number(long recorder, long count) {
        return (recorder << NUMBER_BITS) + count;
    }

    /// The place of a part of a chunk or run.
    static long place(long number, int part) {
        return (number << NUMBER_BITS) + part;
    }
}
