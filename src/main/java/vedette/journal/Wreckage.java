package vedette.journal;

import java.io.IOException;

/// What can still be recognised behind a place where a segment is not sound.
///
/// @param records how many records
/// @param safe all ids below this one had been forced to disk, as the records tell; 0 where there are none
/// @param lastId the highest id
record Wreckage(long records, long safe, long lastId) {
    /// Looks at every byte for the beginning of a frame that is in order by itself.
    static Wreckage search(DiskFile file, long from, long size) throws IOException {
        FrameReader reader = new FrameReader(file, from, size);
        long records = 0;
        long safe = 0;
        long lastId = 0;
        while (reader.find()) {
            Frame frame = reader.frame();
            if (frame.type().isRecord()) {
                records++;
                safe = Math.max(safe, frame.safe());
                lastId = Math.max(lastId, frame.id() + frame.lines() - 1);
            }
        }
        return new Wreckage(records, safe, lastId);
    }
}
