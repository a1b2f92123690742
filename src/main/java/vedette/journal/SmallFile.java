package vedette.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/// Files that are read and written as a whole.
final class SmallFile {
    /// More than any of them has; a larger one is damaged.
    private static final int LONGEST = 64 << 20;

    private SmallFile() {}

    static byte[] read(Disk disk, Path path) throws IOException {
        try (DiskFile file = disk.open(path, Disk.Mode.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(LONGEST, file.size()));
            file.readFully(buffer, 0);
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    /// Puts a file in its place entirely or not at all. Whether its name survives the loss of power from now on is the
    /// directory's matter.
    static void replace(Disk disk, Path path, byte[] bytes, Disk.Mode mode) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + SegmentName.TEMPORARY);
        try (DiskFile file = disk.open(fresh, mode)) {
            file.write(ByteBuffer.wrap(bytes), 0);
            file.force();
        }
        disk.rename(fresh, path);
    }
}
