package vedette.dialect;

import java.util.List;

/// Camera systems that come otherwise than as one class each. Found by `ServiceLoader`.
@FunctionalInterface
public interface DialectSource {
    List<CameraDialect> dialects();
}
