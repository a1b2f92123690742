package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
    @Test
    void remembersExactlyTheNewestWhateverTheirSlots() {
        int capacity = 64;
        RecentKeys keys = new RecentKeys(capacity);
        Set<RepeatKey> model = new LinkedHashSet<>();
        Random random = new Random(7);
        List<RepeatKey> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            // Few different high halves: many keys want the same slot, and runs of slots wrap round the end.
            all.add(new RepeatKey(random.nextInt(24) - 12, i));
        }
        for (int i = 0; i < 20_000; i++) {
            RepeatKey key = all.get(random.nextInt(all.size()));
            keys.add(key, false);
            if (model.add(key) && model.size() > capacity) {
                model.remove(model.iterator().next());
            }
            RepeatKey asked = all.get(random.nextInt(all.size()));
            assertThat(keys.contains(asked)).isEqualTo(model.contains(asked));
        }
        assertThat(all.stream().filter(keys::contains)).containsExactlyInAnyOrderElementsOf(model);
    }

    @Test
    void aPlaceThatIsUsedAgainForgetsThatItWasOfBefore() {
        RecentKeys keys = new RecentKeys(2);
        keys.add(new RepeatKey(1, 1), true);
        keys.add(new RepeatKey(2, 2), true);
        keys.add(new RepeatKey(3, 3), false);
        assertThat(keys.firstMeetingSinceBefore(new RepeatKey(1, 1))).isFalse();
        assertThat(keys.firstMeetingSinceBefore(new RepeatKey(3, 3))).isFalse();
        assertThat(keys.firstMeetingSinceBefore(new RepeatKey(2, 2))).isTrue();
        assertThat(keys.firstMeetingSinceBefore(new RepeatKey(2, 2))).isFalse();
        assertThat(keys.contains(new RepeatKey(2, 2))).isTrue();
    }
}
