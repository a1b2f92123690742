package vedette.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Random forgeries of a bag that lies in memory and on disk. Each is undone after it.
final class BagEdits {
    private final Path bag;
    private final TreeMap<String, byte[]> whole = new TreeMap<>();
    private final Random random;
    private final TreeMap<String, byte @Nullable []> changed = new TreeMap<>();

    BagEdits(Path bag, long seed) throws IOException {
        this.bag = bag;
        random = new Random(seed);
        try (Stream<Path> files = Files.walk(bag)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                whole.put(bag.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    /// Writes the manifest that the bag's files call for now, as a forger would.
    static void repair(Path bag) throws IOException {
        StringBuilder lines = new StringBuilder();
        try (Stream<Path> files = Files.walk(bag)) {
            for (String name : files.filter(Files::isRegularFile)
                    .map(file -> bag.relativize(file).toString())
                    .filter(name -> !name.equals(BagFolder.MANIFEST))
                    .sorted()
                    .toList()) {
                lines.append(Digests.hex(Files.readAllBytes(bag.resolve(name))))
                        .append("  ")
                        .append(name)
                        .append('\n');
            }
        }
        Files.writeString(bag.resolve(BagFolder.MANIFEST), lines);
    }

    /// Does one thing to one file.
    ///
    /// @param names which files may be the victim
    /// @return what was done, or null where it left everything as it was
    @Nullable
    String forge(List<String> names) throws IOException {
        String name = names.get(random.nextInt(names.size()));
        byte[] content = Objects.requireNonNull(whole.get(name));
        String other = names.get(random.nextInt(names.size()));
        return switch (random.nextInt(8)) {
            case 0 -> put("a bit of " + name, name, flipped(content));
            case 1 -> put("without " + name, name, null);
            case 2 -> put("cut " + name, name, java.util.Arrays.copyOf(content, cut(content)));
            case 3 -> put("lines of " + name, name, reordered(content));
            case 4 -> put("more in " + name, name, inserted(content));
            case 5 -> put("less in " + name, name, shortened(content));
            case 6 -> put(other + " as " + name, name, whole.get(other));
            default -> put("a new file", fresh(name), content);
        };
    }

    private int cut(byte[] content) {
        return content.length == 0 ? 0 : random.nextInt(content.length);
    }

    private byte[] flipped(byte[] content) {
        byte[] flipped = content.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] reordered(byte[] content) {
        List<String> lines = new ArrayList<>(
                List.of(new String(content, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] inserted(byte[] content) {
        int at = random.nextInt(content.length + 1);
        byte[] more = new byte[content.length + 1];
        System.arraycopy(content, 0, more, 0, at);
        more[at] = (byte) (random.nextBoolean() ? '\n' : random.nextInt());
        System.arraycopy(content, at, more, at + 1, content.length - at);
        return more;
    }

    private byte[] shortened(byte[] content) {
        if (content.length == 0) {
            return content;
        }
        int at = random.nextInt(content.length);
        byte[] less = new byte[content.length - 1];
        System.arraycopy(content, 0, less, 0, at);
        System.arraycopy(content, at + 1, less, at, less.length - at);
        return less;
    }

    private String fresh(String name) {
        return List.of(
                        "records/" + random.nextInt(10_000, 99_999) + ".json",
                        "chain/" + random.nextInt(10_000, 99_999) + ".txt",
                        "messages/" + "ab".repeat(32) + ".bin",
                        "pictures/x.jpg",
                        "extra.txt",
                        name + ".bak")
                .get(random.nextInt(6));
    }

    private @Nullable String put(String what, String name, byte @Nullable [] content) throws IOException {
        byte[] now = whole.get(name);
        if (java.util.Arrays.equals(now, content)) {
            return null;
        }
        changed.put(name, now);
        if (content == null) {
            Files.delete(bag.resolve(name));
        } else {
            Files.write(bag.resolve(name), content);
        }
        return what;
    }

    /// Puts everything back.
    void undo() throws IOException {
        changed.put(BagFolder.MANIFEST, whole.get(BagFolder.MANIFEST));
        for (var each : changed.entrySet()) {
            if (each.getValue() == null) {
                Files.delete(bag.resolve(each.getKey()));
            } else {
                Files.write(bag.resolve(each.getKey()), each.getValue());
            }
        }
        changed.clear();
    }

    List<String> names() {
        return List.copyOf(whole.keySet());
    }
}
