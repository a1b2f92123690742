package vedette.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.model.EventKind;
import vedette.model.LogEntry;

/// One entry as a row of the report's table.
final class HtmlRow {
    static final List<String> COLUMNS =
            List.of("Event", "Time", "Camera", "Kind", "Severity", "What happened", "Picture");

    private static final int LONGEST_MESSAGE = 2_000;

    private final ReportFacts facts;
    private final PictureBudget pictures = new PictureBudget();

    HtmlRow(ReportFacts facts) {
        this.facts = facts;
    }

    PictureBudget pictures() {
        return pictures;
    }

    void write(Writer out, LogEntry entry, byte[] payload, byte @Nullable [] picture) throws IOException {
        String look = entry.severity().word() + (entry.kind() == EventKind.GAP ? " gap" : "");
        out.append("<tr class=\"").append(look).append("\" id=\"e");
        out.append(Long.toString(entry.id())).append("\"><td class=\"number\">");
        out.append(Long.toString(entry.id())).append("</td><td class=\"time\">");
        times(out, entry);
        cell(out, "", Html.text(entry.camera()));
        cell(out, "", entry.kind().word());
        cell(out, "severity", entry.severity().word());
        out.append("<td>").append(Html.text(entry.summary()));
        details(out, entry);
        message(out, payload);
        out.append("</td><td>");
        picture(out, entry, picture);
        out.append("</td></tr>\n");
    }

    private static void cell(Writer out, String look, String html) throws IOException {
        out.append(look.isEmpty() ? "<td>" : "<td class=\"" + look + "\">")
                .append(html)
                .append("</td>");
    }

    private void times(Writer out, LogEntry entry) throws IOException {
        out.append(facts.time(entry.happened()));
        if (!entry.received().equals(entry.happened())) {
            out.append("<br><span class=\"soft\">came ")
                    .append(facts.time(entry.received()))
                    .append("</span>");
        }
        if (entry.claimed() != null) {
            out.append("<br><span class=\"soft\">sender’s clock ").append(facts.time(entry.claimed()));
            out.append("</span>");
        }
        out.append("</td>");
    }

    private static void details(Writer out, LogEntry entry) throws IOException {
        StringBuilder said = new StringBuilder();
        add(said, "key", entry.key());
        add(said, "labels", String.join(", ", entry.labels()));
        add(said, "zones", String.join(", ", entry.zones()));
        if (entry.confidence() != null) {
            add(said, "confidence", String.format(Locale.ROOT, "%.2f", entry.confidence()));
        }
        add(said, "system", entry.system());
        add(said, "broker", entry.broker());
        add(said, "topic", entry.topic());
        if (!said.isEmpty()) {
            out.append("<br><span class=\"soft\">").append(said).append("</span>");
        }
    }

    private static void add(StringBuilder said, String what, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            said.append(said.isEmpty() ? "" : " · ").append(what).append(' ').append(Html.text(value));
        }
    }

    private static void message(Writer out, byte[] payload) throws IOException {
        if (payload.length == 0) {
            return;
        }
        String text = PayloadText.plain(payload);
        out.append("<details><summary>message, ")
                .append(Integer.toString(payload.length))
                .append(" bytes</summary>");
        if (text == null) {
            out.append("<p class=\"soft\">The message is no text.</p>");
        } else {
            out.append("<pre>").append(Html.lines(text, LONGEST_MESSAGE)).append("</pre>");
        }
        out.append("</details>");
    }

    private void picture(Writer out, LogEntry entry, byte @Nullable [] picture) throws IOException {
        switch (pictures.choose(entry, picture)) {
            case PictureBudget.None none -> {}
            case PictureBudget.Gone gone -> out.append("<span class=\"soft\">no longer there</span>");
            case PictureBudget.TooMany tooMany -> out.append("<span class=\"soft\">left out</span>");
            case PictureBudget.Same same -> {
                String id = Long.toString(same.id());
                out.append("<a href=\"#e")
                        .append(id)
                        .append("\">that of event ")
                        .append(id)
                        .append("</a>");
            }
            case PictureBudget.Show shown -> {
                out.append("<img alt=\"picture of event ").append(Long.toString(entry.id()));
                out.append("\" src=\"data:image/jpeg;base64,").append(PayloadText.base64(shown.jpeg()));
                out.append("\">");
            }
        }
    }
}
