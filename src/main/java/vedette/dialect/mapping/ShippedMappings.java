package vedette.dialect.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectSource;
import vedette.dialect.MappingException;

/// The camera systems that come with the program as mapping files. Found by `ServiceLoader`.
public final class ShippedMappings implements DialectSource {
    private static final List<String> NAMES = List.of("esp32cam", "frigate");

    @Override
    public List<CameraDialect> dialects() {
        List<CameraDialect> dialects = new ArrayList<>();
        for (String name : NAMES) {
            String file = name + ".toml";
            try (InputStream bytes = Objects.requireNonNull(
                    ShippedMappings.class.getResourceAsStream("/vedette/systems/" + file), file)) {
                dialects.add(MappingDialect.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (MappingException e) {
                throw new IllegalStateException(e);
            }
        }
        return dialects;
    }
}
