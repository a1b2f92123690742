package vedette.app;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.export.ExportFormat;
import vedette.export.ExportResult;
import vedette.model.Printable;
import vedette.station.Station;

/// What the station that runs with a profile writes into its log about an export from the command line.
///
/// @param what such as `exported 3 events on the command line as csv to events.csv`
record ExportNote(String what) {
    /// Said where evidence is in no station's log.
    static final String NOT_LEFT = "The log has no entry about this export, as no station that runs with this profile"
            + " took one: note the manifest's SHA-256 elsewhere.";

    private static final Logger LOG = LoggerFactory.getLogger(ExportNote.class);
    private static final String VERB = "exported ";
    private static final int LONGEST = 400;

    static ExportNote of(ExportResult result, ExportFormat format) {
        return new ExportNote(result.forLog(format, " on the command line"));
    }

    /// Whether an errand is a note.
    static boolean isOne(List<String> lines) {
        return lines.size() == 1 && lines.getFirst().startsWith(VERB);
    }

    /// @param lines for which [#isOne] holds
    static ExportNote parse(List<String> lines) {
        String text = URLDecoder.decode(lines.getFirst().substring(VERB.length()), StandardCharsets.UTF_8);
        return new ExportNote(Printable.text(text, LONGEST));
    }

    /// Has it written by the station that runs with the profile.
    ///
    /// @return false where none does, or it did not take it
    boolean leave(Path profile) {
        try {
            return ProfileLock.run(
                            profile,
                            List.of(VERB + URLEncoder.encode(what, StandardCharsets.UTF_8)),
                            line -> LOG.debug("{}", line))
                    == 0;
        } catch (UsageException e) {
            LOG.warn("An export was not noted: {}", e.getMessage());
            return false;
        }
    }

    /// Writes it into the station's log.
    int write(Station station) {
        station.audit("", what);
        return 0;
    }
}
