package vedette.ui.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.store.Coverage;
import vedette.store.LogReader;
import vedette.store.TimeBucket;

/// Shows what was counted over all that the filter shows, in the header, on the ruler and in the table's note. On the
/// FX thread.
final class OverviewParts implements Overview.Seen {
    private final LogReader log;
    private final HeaderCount count;
    private final TimeRuler ruler;
    private final TablePane tablePane;
    private long counted = -1;

    OverviewParts(LogReader log, HeaderCount count, TimeRuler ruler, TablePane tablePane) {
        this.log = log;
        this.count = count;
        this.ruler = ruler;
        this.tablePane = tablePane;
    }

    /// Another filter's counts are awaited.
    void await() {
        counted(-1);
        count.cover(null);
        tablePane.setHeard("");
    }

    /// The log has grown.
    void grown() {
        count.count(counted, log.size());
    }

    @Override
    public void counted(long events) {
        counted = events;
        grown();
    }

    @Override
    public void bars(List<TimeBucket> buckets) {
        ruler.show(buckets);
    }

    @Override
    public void covered(@Nullable Coverage coverage) {
        count.cover(coverage);
        ruler.hatch(coverage == null ? List.of() : coverage.gaps());
        tablePane.setHeard(count.inEmptyNote());
    }
}
