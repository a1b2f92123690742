package vedette.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/// A disk in memory that can fail, fill up and lose power: then only what was forced is sure to survive.
final class MemoryDisk implements Disk {
    private static final int SECTOR = 512;

    /// What happens to an operation that changes the disk.
    interface Fate {
        /// @param operation counts from 1
        /// @throws IOException where the operation fails
        void meet(long operation, String what) throws IOException;
    }

    /// A file's bytes: as programs see them, and as they are sure to be after a loss of power.
    static final class Node {
        byte[] bytes = new byte[0];
        int size;
        byte[] forced = new byte[0];
        /// Whether another disk has the same array.
        boolean shared;

        /// What is in it, not to be changed.
        byte[] view() {
            return bytes.length == size ? bytes : content();
        }

        byte[] content() {
            return Arrays.copyOf(bytes, size);
        }
    }

    private final Map<Path, Node> names = new HashMap<>();
    private final Map<Path, Node> forcedNames = new HashMap<>();
    private final Set<Path> locked = new HashSet<>();
    private Fate fate = (operation, what) -> {};
    private long operations;
    private long room = Long.MAX_VALUE;

    void fate(Fate newFate) {
        fate = newFate;
    }

    /// How many bytes all files may have together.
    void room(long bytes) {
        room = bytes;
    }

    long used() {
        return names.values().stream().mapToLong(node -> node.size).sum();
    }

    long operations() {
        return operations;
    }

    Map<Path, Node> names() {
        return names;
    }

    byte[] content(Path path) {
        return Objects.requireNonNull(names.get(path)).content();
    }

    void put(Path path, byte[] bytes) {
        Node node = new Node();
        node.bytes = bytes;
        node.size = bytes.length;
        node.forced = bytes;
        names.put(path, node);
        forcedNames.put(path, node);
    }

    /// The same files on another disk, all of them forced; arrays are shared until they are written.
    MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk();
        names.forEach((path, node) -> {
            node.shared = true;
            copy.put(path, node.view());
        });
        return copy;
    }

    /// What is there after a loss of power: all that was forced, and by chance some of the rest.
    MemoryDisk afterPowerLoss(Random chance) {
        MemoryDisk after = new MemoryDisk();
        Set<Path> all = new HashSet<>(names.keySet());
        all.addAll(forcedNames.keySet());
        for (Path path : all.stream().sorted().toList()) {
            Node node = chance.nextBoolean() ? names.get(path) : forcedNames.get(path);
            if (node != null) {
                after.put(path, survived(node, chance));
            }
        }
        return after;
    }

    private static byte[] survived(Node node, Random chance) {
        byte[] now = node.view();
        if (chance.nextInt(3) == 0 || Arrays.equals(now, node.forced)) {
            return node.forced;
        }
        int length = Math.min(now.length, node.forced.length)
                + chance.nextInt(Math.abs(now.length - node.forced.length) + 1);
        byte[] result = Arrays.copyOf(node.forced, length);
        boolean prefix = chance.nextBoolean();
        int end = chance.nextInt(length + 1);
        for (int at = 0; at < length; at += SECTOR) {
            boolean kept = prefix ? at < end : chance.nextBoolean();
            int count = Math.min(SECTOR, Math.min(length, now.length) - at);
            if (kept && count > 0) {
                System.arraycopy(now, at, result, at, prefix ? Math.min(count, end - at) : count);
            }
        }
        return result;
    }

    private void change(String what) throws IOException {
        fate.meet(++operations, what);
    }

    @Override
    public synchronized DiskFile open(Path path, Mode mode) throws IOException {
        boolean create = mode == Mode.CREATE || mode == Mode.CREATE_PRIVATE;
        if (create) {
            change("create " + path);
            Node node = names.computeIfAbsent(path, key -> new Node());
            node.size = 0;
            return new MemoryFile(node);
        }
        return new MemoryFile(node(path));
    }

    private Node node(Path path) throws IOException {
        Node node = names.get(path);
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        return node;
    }

    @Override
    public synchronized List<String> list(Path directory) {
        return names.keySet().stream()
                .filter(path -> directory.equals(path.getParent()))
                .map(path -> path.getFileName().toString())
                .sorted()
                .toList();
    }

    @Override
    public synchronized boolean exists(Path path) {
        return names.containsKey(path) || names.keySet().stream().anyMatch(each -> path.equals(each.getParent()));
    }

    @Override
    public synchronized long size(Path path) throws IOException {
        return node(path).size;
    }

    @Override
    public synchronized Object identity(Path path) throws IOException {
        return node(path);
    }

    @Override
    public void createDirectories(Path directory) {
        // a directory is what files name
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        change("rename " + from);
        names.put(to, node(from));
        names.remove(from);
    }

    @Override
    public synchronized void deleteIfExists(Path path) throws IOException {
        change("delete " + path);
        names.remove(path);
    }

    @Override
    public synchronized void forceDirectory(Path directory) throws IOException {
        change("force " + directory);
        forcedNames.clear();
        forcedNames.putAll(names);
    }

    @Override
    public synchronized Closeable lock(Path path) throws IOException {
        if (!locked.add(path)) {
            throw new JournalException("Another program writes the journal.", null);
        }
        return () -> locked.remove(path);
    }

    @Override
    public synchronized boolean isLocked(Path path) {
        return locked.contains(path);
    }

    private final class MemoryFile implements DiskFile {
        private final Node node;
        private boolean open = true;

        MemoryFile(Node node) {
            this.node = node;
        }

        @Override
        public int read(ByteBuffer into, long position) {
            synchronized (MemoryDisk.this) {
                if (position >= node.size) {
                    return -1;
                }
                int count = (int) Math.min(into.remaining(), node.size - position);
                into.put(node.bytes, (int) position, count);
                return count;
            }
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            synchronized (MemoryDisk.this) {
                change("write");
                int wanted = from.remaining();
                long free = room - used() + Math.max(0, node.size - position);
                int count = Math.clamp(free, 0, wanted);
                int end = (int) position + count;
                if (end > node.bytes.length || node.bytes == node.forced || node.shared) {
                    node.shared = false;
                    node.bytes = Arrays.copyOf(node.bytes, Math.max(end, node.bytes.length * 2));
                }
                from.get(node.bytes, (int) position, count);
                node.size = Math.max(node.size, end);
                if (count < wanted) {
                    throw new IOException("No space left on device");
                }
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (MemoryDisk.this) {
                change("force file");
                node.forced = node.view();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (MemoryDisk.this) {
                change("truncate");
                if (size < node.size) {
                    node.shared = false;
                    node.bytes = Arrays.copyOf(node.bytes, (int) size);
                    node.size = (int) size;
                }
            }
        }

        @Override
        public long size() {
            synchronized (MemoryDisk.this) {
                return node.size;
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
