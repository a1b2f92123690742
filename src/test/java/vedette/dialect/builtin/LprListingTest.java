package vedette.dialect.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.dialect.Installation;
import vedette.dialect.Wire;
import vedette.model.CameraEvent.WatchlistChanged;
import vedette.model.ListedPlate;
import vedette.model.PlateListing;

class LprListingTest {
    private final Wire wire = Wire.of(new LprServerDialect(), Installation.under("lprserver"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"A1\",\"B2\"]                                    | WHOLE A1 B2",
                "{\"plates\":[\"A1\"]}                              | WHOLE A1",
                "{\"data\":[\"A1\"]}                                | WHOLE A1",
                "{\"plates\":[]}                                    | WHOLE",
                "{\"plate_number\":\"A1\"}                          | ADDED A1",
                "{\"payload\":{\"plate\":\"A1\"}}                   | ADDED A1",
                "{\"action\":\"add\",\"plates\":[\"A1\"]}           | ADDED A1",
                "{\"operation\":\"remove\",\"plate_number\":\"A1\"} | REMOVED A1",
                "{\"action\":\"delete\",\"payload\":[\"A1\"]}       | REMOVED A1",
                "{\"action\":\"suspend\",\"plate_number\":\"A1\"}   | UNCLEAR",
                "{\"action\":\"merge\",\"plates\":[\"A1\"]}         | UNCLEAR",
                "{\"status\":\"fine\"}                              | UNCLEAR",
                "{\"plates\":[{\"tag\":\"A1\"}]}                    | UNCLEAR",
                "{\"plates\":                                       | UNCLEAR",
                "A1                                                 | ADDED A1",
                "'A1,B2'                                            | WHOLE A1 B2",
                "the list was updated                               | UNCLEAR",
            })
    void neverTakesAPartForTheWhole(String payload, String expected) throws Exception {
        WatchlistChanged changed = (WatchlistChanged)
                wire.decode("lprserver/blacklist/updates", payload).events().getFirst();
        PlateListing listing = Objects.requireNonNull(changed.plates());
        assertThat(listing.change()
                        + listing.plates().stream()
                                .map(ListedPlate::plate)
                                .collect(Collectors.joining(" ", " ", ""))
                                .stripTrailing())
                .isEqualTo(expected.strip());
        assertThat(changed.isUnclear()).isEqualTo(!listing.fault().isEmpty());
        if (changed.isUnclear()) {
            assertThat(changed.text()).startsWith("not understood").contains(listing.fault());
        }
    }
}
