package vedette.dialect.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.dialect.MappingException;

/// The camera systems that the user describes: `systems/*.toml` in the profile. A file that can't be used leaves its
/// own system out, and no other.
///
/// @param dialects what could be read, in the order of the files' names
/// @param faults what could not, a sentence for each file
public record MappingFiles(List<MappingDialect> dialects, List<String> faults) {
    private static final long LONGEST = 256_000;

    public MappingFiles {
        dialects = List.copyOf(dialects);
        faults = List.copyOf(faults);
    }

    /// Reads a folder; nothing where there is none.
    ///
    /// @param known the systems that there are without it: a file may take the place of one that is a file itself
    public static MappingFiles read(Path folder, DialectCatalog known) {
        List<MappingDialect> dialects = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Path file : files(folder, faults)) {
            try {
                MappingDialect dialect = read(file);
                requireFree(dialect, file, known, ids);
                dialects.add(dialect);
            } catch (MappingException e) {
                faults.add(e.reason().replaceFirst("\\.$", "")
                        + ". This camera system is left out until the file is mended.");
            }
        }
        return new MappingFiles(dialects, faults);
    }

    private static List<Path> files(Path folder, List<String> faults) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.getFileName().toString().endsWith(".toml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            faults.add("The camera systems in " + folder + " can't be read: " + e.getMessage());
            return List.of();
        }
    }

    private static MappingDialect read(Path file) throws MappingException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new MappingException(file + " is larger than " + LONGEST + " bytes.");
            }
            return MappingDialect.of(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new MappingException(file + " can't be read: " + e.getMessage() + ".");
        }
    }

    private static void requireFree(MappingDialect dialect, Path file, DialectCatalog known, Set<String> ids)
            throws MappingException {
        CameraDialect other = known.find(dialect.id()).orElse(null);
        if (other != null && !(other instanceof MappingDialect)) {
            throw new MappingException(
                    file + ": id is “" + dialect.id() + "”, which is " + other.displayName() + "; take another.");
        }
        if (!ids.add(dialect.id())) {
            throw new MappingException(file + ": id is “" + dialect.id() + "”, which another file has; take another.");
        }
    }
}
