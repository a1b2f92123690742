package vedette.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How much of a time was not heard, from the gaps of the station, of the brokers and of the cameras.
final class CoverageQuestion {
    private final List<Gap> gaps;
    private final List<GapTable.CameraBroker> brokers;
    private final long from;
    private final long to;

    private CoverageQuestion(List<Gap> gaps, List<GapTable.CameraBroker> brokers, long from, long to) {
        this.gaps = gaps;
        this.brokers = brokers;
        this.from = from;
        this.to = to;
    }

    /// @param cameras those that are asked about; all that were ever heard where it is empty
    /// @param begun when the log begins: what was before it was not heard either
    static Coverage ask(Connection connection, Set<String> cameras, Instant from, Instant to, Instant begun)
            throws SQLException {
        long begin = StoredTime.floor(from);
        long end = Math.max(begin, StoredTime.floor(to));
        List<Gap> gaps = new ArrayList<>(GapTable.touching(connection, begin, end));
        if (begun.isAfter(from) && end > begin) {
            Instant until = begun.isAfter(to) ? to : begun;
            gaps.add(new Gap(0, "", "", from, until, "The log had not begun, or goes no further back."));
        }
        CoverageQuestion question = new CoverageQuestion(gaps, GapTable.cameras(connection), begin, end);
        Set<String> names = cameras.isEmpty()
                ? question.brokers.stream().map(GapTable.CameraBroker::camera).collect(Collectors.toSet())
                : cameras.stream().filter(name -> !name.isEmpty()).collect(Collectors.toSet());
        return question.coverage(names);
    }

    private Coverage coverage(Set<String> cameras) {
        TreeSet<Long> told = new TreeSet<>();
        long unheard = 0;
        if (cameras.isEmpty()) {
            List<Gap> common =
                    gaps.stream().filter(gap -> gap.camera().isEmpty()).toList();
            common.forEach(gap -> told.add(gap.id()));
            unheard = length(common);
        }
        for (String camera : cameras) {
            Set<String> heardBy = brokers.stream()
                    .filter(each -> each.camera().equals(camera))
                    .map(GapTable.CameraBroker::broker)
                    .collect(Collectors.toSet());
            List<Gap> own =
                    gaps.stream().filter(gap -> isOf(gap, camera, heardBy)).toList();
            own.forEach(gap -> told.add(gap.id()));
            unheard += length(own);
        }
        List<Gap> touching =
                gaps.stream().filter(gap -> told.contains(gap.id())).toList();
        return new Coverage(
                StoredTime.of(from),
                StoredTime.of(to),
                Duration.ofMillis(cameras.isEmpty() ? unheard : unheard / cameras.size()),
                touching.stream().limit(Coverage.MOST_GAPS).toList(),
                touching.size());
    }

    private static boolean isOf(Gap gap, String camera, Set<String> heardBy) {
        return gap.camera().isEmpty()
                ? gap.broker().isEmpty() || heardBy.contains(gap.broker())
                : gap.camera().equals(camera);
    }

    /// How long all of them are together, within the time that is asked about.
    private long length(List<Gap> some) {
        List<Gap> ordered = new ArrayList<>(some);
        ordered.sort(Comparator.comparing(Gap::since));
        long length = 0;
        long reached = from;
        for (Gap gap : ordered) {
            Instant until = gap.until();
            long begin = Math.max(reached, StoredTime.floor(gap.since()));
            long end = until == null ? to : Math.min(to, StoredTime.floor(until));
            if (end > begin) {
                length += end - begin;
                reached = end;
            }
        }
        return length;
    }
}
