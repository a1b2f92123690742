package vedette.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DialectTableTest {
    @Test
    void everySystemOfTheCatalogueHasALine() {
        assertThat(DialectTable.markdown(DialectCatalog.load())).isEqualTo("""
                | system | id | video | stills | boxes | plates | emotions | health | telemetry | presence | \
                commands | configuration |
                |---|---|:-:|:-:|:-:|:-:|:-:|:-:|:-:|:-:|:-:|:-:|
                | Baby monitor | `babymonitor` | yes | – | – | – | yes | yes | – | – | yes | yes |
                | Picture on request | `capture` | – | yes | – | – | – | – | – | – | yes | – |
                | ESP32-CAM | `esp32cam` | – | yes | – | – | – | – | – | yes | yes | – |
                | Frigate | `frigate` | – | yes | yes | – | – | – | yes | yes | yes | – |
                | LightNVR | `lightnvr` | – | yes | yes | – | – | – | yes | yes | yes | yes |
                | Licence-plate server | `lprserver` | – | yes | yes | yes | – | yes | yes | yes | yes | yes |
                | Sensors and devices | `sensors` | – | – | – | – | – | – | yes | yes | yes | – |
                """);
    }

    @Test
    void theReadmeHasIt() throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains(DialectTable.markdown(DialectCatalog.load()));
    }
}
