package vedette.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// All camera systems that this station knows.
public record DialectCatalog(List<CameraDialect> dialects) {
    public DialectCatalog {
        List<CameraDialect> sorted = new ArrayList<>(dialects);
        sorted.sort(Comparator.comparing(CameraDialect::id));
        dialects = List.copyOf(sorted);
    }

    /// The dialects on the class path.
    public static DialectCatalog load() {
        return new DialectCatalog(ServiceLoader.load(CameraDialect.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    public Optional<CameraDialect> find(String id) {
        return dialects.stream().filter(dialect -> dialect.id().equals(id)).findFirst();
    }
}
