package vedette.export;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The folder that becomes an evidence bag. Each file is hashed while it is written; the manifest lists them in the
/// order of their names. Confined to one thread.
final class BagFolder {
    static final String MANIFEST = "manifest.sha256";

    private final Path root;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    BagFolder(Path root) throws IOException {
        this.root = Files.createDirectory(root);
        for (String folder : BagNames.FOLDERS) {
            Files.createDirectory(root.resolve(folder));
        }
    }

    /// Whether there is a file of that name, finished.
    boolean has(String name) {
        return hashes.containsKey(name);
    }

    /// Opens a new file; it is in the manifest once it is closed.
    OutputStream open(String name) throws IOException {
        BagNames.check(name);
        DigestOutputStream hashed = new DigestOutputStream(
                Files.newOutputStream(root.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                Digests.sha256());
        return new FilterOutputStream(new BufferedOutputStream(hashed, 1 << 14)) {
            private boolean closed;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    super.close();
                    hashes.put(name, HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
                }
            }
        };
    }

    void write(String name, byte[] content) throws IOException {
        try (OutputStream file = open(name)) {
            file.write(content);
        }
    }

    void write(String name, String content) throws IOException {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes the manifest.
    ///
    /// @return its SHA-256
    String close() throws IOException {
        StringBuilder lines = new StringBuilder();
        hashes.forEach((name, hash) -> lines.append(hash).append("  ").append(name).append('\n'));
        byte[] manifest = lines.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(root.resolve(MANIFEST), manifest, StandardOpenOption.CREATE_NEW);
        return Digests.hex(manifest);
    }

    /// Has all files survive the loss of power.
    void force() throws IOException {
        for (String name : hashes.keySet()) {
            force(root.resolve(name));
        }
        force(root.resolve(MANIFEST));
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Packs the folder's files.
    void zip(Path zip) throws IOException {
        try (ZipOutputStream packed = new ZipOutputStream(new BufferedOutputStream(
                Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16))) {
            pack(packed, MANIFEST);
            for (Map.Entry<String, String> each : hashes.entrySet()) {
                pack(packed, each.getKey());
            }
        }
        force(zip);
    }

    private void pack(ZipOutputStream packed, String name) throws IOException {
        packed.putNextEntry(new ZipEntry(name));
        Files.copy(root.resolve(name), packed);
        packed.closeEntry();
    }
}
