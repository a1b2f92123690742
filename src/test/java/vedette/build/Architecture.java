package vedette.build;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The rules of the package graph. A package imports only packages of a strictly lower rank, which forbids cycles
/// between packages, and each library has its homes.
final class Architecture {
    private static final String ROOT = "vedette.";

    /// All screens, each in a package of its own.
    private static final int SCREEN = 5;

    private static final Map<String, Integer> RANKS = Map.ofEntries(
            entry("model", 0),
            entry("message", 0),
            entry("settings", 1),
            entry("dialect", 1),
            entry("video", 1),
            entry("journal", 1),
            entry("search", 1),
            entry("mqtt", 2),
            entry("http", 2),
            entry("dialect.builtin", 2),
            entry("dialect.mapping", 2),
            entry("intake", 2),
            entry("command", 2),
            entry("watchlist", 2),
            entry("configuration", 2),
            entry("vision", 2),
            entry("store", 2),
            entry("station", 3),
            entry("export", 3),
            entry("ui", 4),
            entry("simulator", 5),
            entry("bench", 6), // measures whole screens and the simulator's floods
            entry("app", 7)); // its command line calls everyone

    /// A library may be imported by these packages only; a name that ends in `..` means those below it too.
    ///
    /// @param prefixes how the library's packages begin
    /// @param homes the packages, or single classes for which there is a reason
    private record Library(List<String> prefixes, Set<String> homes) {}

    private static final List<Library> LIBRARIES = List.of(
            new Library(List.of("com.github.javakeyring"), Set.of("settings")),
            new Library(List.of("net.harawata"), Set.of("settings")),
            // Not the dialects themselves: they read through JsonPayload, which holds the limits.
            new Library(
                    List.of("tools.jackson", "com.fasterxml"),
                    Set.of("dialect", "settings", "store", "export", "configuration")),
            new Library(List.of("org.bytedeco"), Set.of("video")),
            new Library(List.of("com.hivemq", "io.reactivex"), Set.of("mqtt")),
            new Library(List.of("io.socket", "okhttp3", "org.json"), Set.of("http")),
            new Library(List.of("ai.onnxruntime"), Set.of("vision")),
            new Library(
                    List.of("org.h2", "org.jdbi", "org.flywaydb", "org.postgresql", "java.sql"),
                    Set.of("store", "bench")),
            new Library(List.of("de.siegmar", "org.openpdf"), Set.of("export")),
            new Library(List.of("javafx"), Set.of("ui..", "app", "bench")),
            new Library(List.of("org.controlsfx", "eu.hansolo", "atlantafx", "org.kordamp"), Set.of("ui..")),
            new Library(List.of("io.moquette"), Set.of("simulator")),
            new Library(List.of("picocli"), Set.of("app")),
            // The loggers of libraries are turned down where those are used; everyone else says things to SLF4J.
            new Library(List.of("ch.qos.logback"), Set.of("simulator", "app")),
            // javax.sql.DataSource has a method that returns such a logger.
            new Library(List.of("java.util.logging"), Set.of("store.FactoryDataSource")));

    private static final Pattern UNTELLING =
            Pattern.compile(".*(Manager|Helper|Utils?|Impl|Service|Handler|DTO|Dto)(\\$.*)?");

    private Architecture() {}

    /// What is wrong, one line for each pair of classes; nothing where all is well.
    static Set<String> faults(JavaClasses classes) {
        Set<String> faults = new TreeSet<>();
        for (JavaClass each : classes) {
            if (each.getPackageName().startsWith("vedette")) {
                examine(each, faults);
            }
        }
        return faults;
    }

    private static void examine(JavaClass from, Set<String> faults) {
        if (rank(from).isEmpty()) {
            faults.add(from.getPackageName() + " has no rank");
            return;
        }
        if (UNTELLING.matcher(from.getName()).matches()) {
            faults.add(from.getName() + " has a name that says nothing");
        }
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
            JavaClass to = dependency.getTargetClass().getBaseComponentType();
            if (to.getPackageName().startsWith("vedette")) {
                if (!to.getPackageName().equals(from.getPackageName()) && !isBelow(to, from)) {
                    faults.add(from.getName() + " uses " + to.getName() + ", which is not of a lower rank");
                }
            } else {
                LIBRARIES.stream()
                        .filter(library -> isOf(to, library) && !isAtHome(from, library))
                        .forEach(library -> faults.add(
                                from.getName() + " uses " + to.getName() + ", whose home is " + library.homes()));
            }
        }
    }

    private static boolean isBelow(JavaClass to, JavaClass from) {
        Optional<Integer> low = rank(to);
        Optional<Integer> high = rank(from);
        return low.isPresent() && high.isPresent() && low.get() < high.get();
    }

    private static Optional<Integer> rank(JavaClass of) {
        String name = relative(of.getPackageName());
        return name.startsWith("ui.") ? Optional.of(SCREEN) : Optional.ofNullable(RANKS.get(name));
    }

    private static boolean isOf(JavaClass used, Library library) {
        String name = used.getPackageName();
        return library.prefixes().stream().anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
    }

    private static boolean isAtHome(JavaClass from, Library library) {
        String name = relative(from.getPackageName());
        return library.homes().stream()
                .anyMatch(home -> home.endsWith("..")
                        ? (name + ".").startsWith(home.substring(0, home.length() - 1))
                        : name.equals(home) || relative(from.getName()).equals(home));
    }

    private static String relative(String name) {
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }
}
