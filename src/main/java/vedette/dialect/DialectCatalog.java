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

    /// The dialects on the class path, and those that mapping files on it describe.
    public static DialectCatalog load() {
        List<CameraDialect> all = new ArrayList<>();
        ServiceLoader.load(CameraDialect.class).forEach(all::add);
        ServiceLoader.load(DialectSource.class).forEach(source -> all.addAll(source.dialects()));
        return new DialectCatalog(all);
    }

    /// This catalogue with further dialects; one of an id that is there takes the other's place.
    public DialectCatalog with(List<? extends CameraDialect> more) {
        List<CameraDialect> all = new ArrayList<>(dialects);
        for (CameraDialect each : more) {
            all.removeIf(known -> known.id().equals(each.id()));
            all.add(each);
        }
        return new DialectCatalog(all);
    }

    /// This catalogue without the dialect of this id.
    public DialectCatalog without(String id) {
        return new DialectCatalog(
                dialects.stream().filter(each -> !each.id().equals(id)).toList());
    }

    public Optional<CameraDialect> find(String id) {
        return dialects.stream().filter(dialect -> dialect.id().equals(id)).findFirst();
    }
}
