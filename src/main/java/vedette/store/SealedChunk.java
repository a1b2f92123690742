package vedette.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A chunk of the database.
///
/// @param lastId the id that came last
/// @param pageTimes when the first entry of each page of positions happened
record SealedChunk(
        long number,
        long recorder,
        long lastId,
        long firstHappened,
        long lastHappened,
        int docs,
        long run,
        int slot,
        long[] pageTimes,
        long @Nullable [] removed)
        implements Segment {
    static final String COLUMNS =
            "number, recorder, last_id, first_happened, last_happened, docs, run, slot, page_times, removed";

    static SealedChunk read(ResultSet row) throws SQLException {
        byte[] removed = row.getBytes(10);
        return new SealedChunk(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                row.getLong(7),
                row.getInt(8),
                PositionSet.longs(row.getBytes(9)),
                removed == null ? null : PositionSet.longs(removed));
    }

    @Override
    public long happened(IndexSource source, int position) throws SQLException {
        return PositionKeys.happened(
                source.keys(number, position / PositionKeys.PAGE), position % PositionKeys.PAGE);
    }

    @Override
    public long id(IndexSource source, int position) throws SQLException {
        return PositionKeys.id(source.keys(number, position / PositionKeys.PAGE), position % PositionKeys.PAGE);
    }

    @Override
    public int lowerBound(IndexSource source, long happened, long id) throws SQLException {
        if (happened < firstHappened) {
            return 0;
        }
        if (happened > lastHappened) {
            return docs;
        }
        int firstPage = 0;
        int endPage = 0;
        for (int page = 0; page < pageTimes.length && pageTimes[page] <= happened; page++) {
            firstPage = pageTimes[page] < happened ? page : firstPage;
            endPage = page + 1;
        }
        int low = firstPage * PositionKeys.PAGE;
        int high = Math.min(docs, endPage * PositionKeys.PAGE);
        while (low < high) {
            int middle = (low + high) >>> 1;
            long time = happened(source, middle);
            if (time < happened || (time == happened && id(source, middle) < id)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
