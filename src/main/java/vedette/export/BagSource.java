package vedette.export;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Enumeration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The files of an evidence bag, from a folder or a zip that anyone may have made.
interface BagSource extends Closeable {
    /// More files than the largest bag has.
    int MOST_FILES = 1_000_000;

    /// All names, each known to [BagNames] or the manifest's.
    SortedSet<String> names();

    InputStream open(String name) throws IOException;

    static BagSource of(Path bag) throws IOException, BagFaultException {
        return Files.isDirectory(bag) ? new Folder(bag) : new Zip(bag);
    }

    private static void add(SortedSet<String> names, String name) throws BagFaultException {
        if (!name.equals(BagFolder.MANIFEST) && !BagNames.isKnown(name)) {
            throw new BagFaultException(name, "evidence has no file of this name");
        }
        if (!names.add(name)) {
            throw new BagFaultException(name, "there are two files of this name");
        }
        if (names.size() > MOST_FILES) {
            throw new BagFaultException(name, "there are more files than evidence has");
        }
    }

    /// A folder, without links.
    final class Folder implements BagSource {
        private final Path root;
        private final SortedSet<String> names = new TreeSet<>();

        Folder(Path root) throws IOException, BagFaultException {
            this.root = root;
            SortedSet<String> odd = new TreeSet<>();
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    (attributes.isRegularFile() ? names : odd).add(name);
                    return names.size() > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }
            });
            if (!odd.isEmpty()) {
                throw new BagFaultException(odd.getFirst(), "it is no plain file");
            }
            SortedSet<String> checked = new TreeSet<>();
            for (String name : names) {
                add(checked, name);
            }
        }

        @Override
        public SortedSet<String> names() {
            return names;
        }

        @Override
        public InputStream open(String name) throws IOException {
            return new BufferedInputStream(Files.newInputStream(root.resolve(name), LinkOption.NOFOLLOW_LINKS), 1 << 14);
        }

        @Override
        public void close() {
            // Nothing stays open.
        }
    }

    /// A zip. Nothing is unpacked to disk, and what it unpacks to is bounded.
    final class Zip implements BagSource {
        /// No record and no picture packs better than this together.
        private static final long MOST_GROWTH = 200;

        private static final long SMALL = 64_000_000;

        private final ZipFile zip;
        private final SortedSet<String> names = new TreeSet<>();
        private final long most;
        private long unpacked;

        Zip(Path file) throws IOException, BagFaultException {
            most = SMALL + Files.size(file) * MOST_GROWTH;
            try {
                zip = new ZipFile(file.toFile());
            } catch (ZipException e) {
                throw new BagFaultException(String.valueOf(file.getFileName()), "it is no zip: " + e.getMessage());
            }
            try {
                for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                    add(names, all.nextElement().getName());
                }
            } catch (BagFaultException e) {
                zip.close();
                throw e;
            }
        }

        @Override
        public SortedSet<String> names() {
            return names;
        }

        @Override
        public InputStream open(String name) throws IOException {
            InputStream stream = zip.getInputStream(zip.getEntry(name));
            return new FilterInputStream(stream) {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int read = super.read(bytes, offset, length);
                    unpacked += Math.max(0, read);
                    // Contents are read twice, so twice as much may come.
                    if (unpacked > 2 * most) {
                        throw new ZipException("it unpacks to far more than evidence does");
                    }
                    return read;
                }
            };
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
