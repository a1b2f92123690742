package vedette.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vedette.store.Coverage;
import vedette.store.Gap;

/// What an evidence bag says of itself.
final class BagFacts {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ReportFacts facts;
    private final Coverage coverage;

    BagFacts(ReportFacts facts, Coverage coverage) {
        this.facts = facts;
        this.coverage = coverage;
    }

    /// `coverage.txt`.
    String coverageText() {
        StringBuilder text = new StringBuilder();
        text.append("From      ").append(ReportFacts.utc(coverage.from())).append('\n');
        text.append("To        ").append(ReportFacts.utc(coverage.to())).append('\n');
        text.append("Coverage  ").append(coverage.inWords()).append("\n\n");
        if (coverage.gapCount() == 0) {
            return text.append("The station ran and heard its cameras all of that time, as far as it knows.\n")
                    .toString();
        }
        text.append(
                "In these times something was not heard. What happened then may be missing. They are in gaps.csv too.\n");
        for (Gap gap : coverage.gaps()) {
            text.append('\n').append(ReportFacts.utc(gap.since())).append(" to ");
            text.append(gap.until() == null ? "the end" : ReportFacts.utc(gap.until()));
            text.append("\n  ").append(gap.broker().isEmpty() ? "all brokers" : "broker " + plain(gap.broker()));
            text.append(", ").append(gap.camera().isEmpty() ? "all cameras" : "camera " + plain(gap.camera()));
            text.append("\n  ").append(plain(gap.reason())).append('\n');
        }
        if (coverage.gapCount() > coverage.gaps().size()) {
            text.append("\nThese are the newest of ")
                    .append(coverage.gapCount())
                    .append(" gaps.\n");
        }
        return text.toString();
    }

    private static String plain(String text) {
        return vedette.model.Printable.text(text, 1_000);
    }

    /// `gaps.csv`.
    String gapRows() {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord("id", "broker", "camera", "since", "until", "reason");
        for (Gap gap : coverage.gaps()) {
            csv.writeRecord(
                    Long.toString(gap.id()),
                    CsvEntryWriter.guarded(gap.broker()),
                    CsvEntryWriter.guarded(gap.camera()),
                    ReportFacts.utc(gap.since()),
                    gap.until() == null ? "" : ReportFacts.utc(gap.until()),
                    CsvEntryWriter.guarded(gap.reason()));
        }
        return text.toString();
    }

    /// `manifest.json`.
    ///
    /// @param fingerprint the SHA-256 of the public key in the form of RFC 8410
    String manifest(BagCounts counts, long unsigned, String fingerprint) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", "vedette-evidence 1");
        all.put("made", ReportFacts.utc(facts.made()));
        all.put("account", facts.account());
        all.put("program", facts.program());
        all.put("source", facts.source());
        all.put("filter", FilterWords.of(facts.filter(), ReportFacts::utc));
        all.put("from", ReportFacts.utc(coverage.from()));
        all.put("to", ReportFacts.utc(coverage.to()));
        all.put("coverage", coverage.inWords());
        all.put("heard", coverage.heard());
        all.put("gaps", coverage.gapCount());
        all.put("events", counts.entries);
        all.put("records", counts.records);
        all.put("messages", counts.messages);
        all.put("pictures", counts.pictures);
        all.put("contents_no_longer_kept", counts.missing);
        all.put("contents_damaged", counts.damaged);
        all.put("steps_after_the_last_checkpoint", unsigned);
        all.put("station_key_sha256", fingerprint);
        return JSON.writeValueAsString(all) + "\n";
    }
}
