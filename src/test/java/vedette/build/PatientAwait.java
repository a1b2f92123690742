package vedette.build;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A slow computer is no fault: what is awaited without a time of its own may take long. Found by JUnit itself, so that
/// no test forgets it.
public final class PatientAwait implements BeforeAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
