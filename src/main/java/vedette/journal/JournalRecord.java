package vedette.journal;

/// A record as it stands in the journal.
///
/// @param id its first id; it has `lines` of them
/// @param lines how many ids it takes
/// @param header what is chained
/// @param headerHash the header's SHA-256 in 64 hexadecimal digits of lower case
/// @param linkBefore the link of the record before, likewise; empty where that is lost by damage
/// @param link this record's link: the SHA-256 of the text `linkBefore id headerHash\n`, likewise
/// @param position where the next record begins
public record JournalRecord(
        long id,
        int lines,
        byte[] header,
        String headerHash,
        String linkBefore,
        String link,
        JournalPosition position) {}
