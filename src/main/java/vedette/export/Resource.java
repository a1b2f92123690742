package vedette.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A text that lies beside the classes.
final class Resource {
    private Resource() {}

    static String text(String name) throws IOException {
        try (InputStream stream = Resource.class.getResourceAsStream("/vedette/export/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
