package vedette.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import vedette.journal.IdRange;
import vedette.journal.JournalRecord;
import vedette.model.LogEntry;

/// Decides which records of a segment go: those of which an event is due, none is held, and all others are due too or
/// went before.
final class DueRecords implements Predicate<JournalRecord> {
    private final IdRange segment;
    private final long[] due;
    private final BitSet found;
    private final HeldEvents held;
    private final long idBase;
    private final Set<Long> heldBack = new HashSet<>();
    private final List<KeptRecord> gone = new ArrayList<>();

    /// @param due ids in the journal, ascending
    /// @param found as [#found] says
    /// @param idBase what is added to the journal's ids
    DueRecords(IdRange segment, long[] due, BitSet found, HeldEvents held, long idBase) {
        this.segment = segment;
        this.due = due;
        this.found = found;
        this.held = held;
        this.idBase = idBase;
    }

    /// Which ids of a segment are in the index: bit 0 is the segment's first.
    static BitSet found(Connection connection, long idBase, IdRange segment) throws SQLException {
        BitSet found = new BitSet();
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM event WHERE id >= ? AND id < ?")) {
            select.setLong(1, idBase | segment.from());
            select.setLong(2, idBase | segment.to());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.set((int) (RecorderIds.local(rows.getLong(1)) - segment.from()));
                }
            }
        }
        return found;
    }

    @Override
    public boolean test(JournalRecord record) {
        if (LongStream.range(record.id(), record.id() + record.lines()).noneMatch(this::isDue)) {
            return false;
        }
        KeptRecord kept;
        try {
            kept = RecordParser.parse(record);
        } catch (IOException e) {
            return false; // a later version's, which knows what to do with it
        }
        boolean goes = true;
        for (LogEntry entry : kept.entries()) {
            if (held.holds(idBase | entry.id(), entry)) {
                heldBack.add(entry.id());
                goes = false;
            }
            goes &= isDue(entry.id()) || !found.get((int) (entry.id() - segment.from()));
        }
        if (goes) {
            gone.add(kept);
        }
        return goes;
    }

    private boolean isDue(long id) {
        return Arrays.binarySearch(due, id) >= 0;
    }

    /// The records that go.
    List<KeptRecord> gone() {
        return gone;
    }

    /// The ids in the database of the events that go: also of such whose record stays for another event's sake, or
    /// went before.
    long[] events() {
        return LongStream.of(due)
                .filter(id -> !heldBack.contains(id))
                .map(id -> idBase | id)
                .toArray();
    }
}
