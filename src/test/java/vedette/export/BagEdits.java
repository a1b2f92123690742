package vedette.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Random forgeries of a bag, in memory.
final class BagEdits {
    private final TreeMap<String, byte[]> whole = new TreeMap<>();
    private final Random random;
    private TreeMap<String, byte[]> forged = new TreeMap<>();

    BagEdits(Path bag, long seed) throws IOException {
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
    String forge(List<String> names) {
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
        List<String> lines =
                new ArrayList<>(List.of(new String(content, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
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

    private @Nullable String put(String what, String name, byte @Nullable [] content) {
        if (java.util.Arrays.equals(whole.get(name), content)) {
            return null;
        }
        forged = new TreeMap<>(whole);
        if (content == null) {
            forged.remove(name);
        } else {
            forged.put(name, content);
        }
        return what;
    }

    /// Gives the forgery the manifest that it calls for.
    void mend() {
        StringBuilder lines = new StringBuilder();
        forged.remove(BagFolder.MANIFEST);
        forged.forEach((name, content) ->
                lines.append(Digests.hex(content)).append("  ").append(name).append('\n'));
        forged.put(BagFolder.MANIFEST, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// What the program says of the forgery.
    EvidenceReport verify(PublicKey key) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try {
            for (String name : forged.keySet()) {
                BagSource.add(names, name);
            }
        } catch (BagFaultException e) {
            return new EvidenceReport(e.getMessage(), 0, 0, 0, 0, "", "", List.of());
        }
        return EvidenceVerifier.report(source(names), key);
    }

    private BagSource source(SortedSet<String> names) {
        return new BagSource() {
            @Override
            public SortedSet<String> names() {
                return names;
            }

            @Override
            public InputStream open(String name) {
                return new ByteArrayInputStream(Objects.requireNonNull(forged.get(name)));
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /// Puts the forgery where the bag lies on disk, or with no forgery the bag itself.
    void write(Path bag, boolean genuine) throws IOException {
        TreeMap<String, byte[]> files = genuine ? whole : forged;
        TreeSet<String> all = new TreeSet<>(whole.keySet());
        all.addAll(forged.keySet());
        for (String name : all) {
            byte[] content = files.get(name);
            if (java.util.Arrays.equals(whole.get(name), forged.get(name))) {
                continue;
            }
            if (content == null) {
                Files.deleteIfExists(bag.resolve(name));
            } else {
                Files.write(bag.resolve(name), content);
            }
        }
    }

    List<String> names() {
        return List.copyOf(whole.keySet());
    }
}
