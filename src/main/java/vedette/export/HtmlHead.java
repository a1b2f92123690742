package vedette.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import vedette.store.Coverage;
import vedette.store.Gap;

/// What stands above the table of a report.
final class HtmlHead {
    private final ReportFacts facts;
    private final Coverage coverage;
    private final Tally tally;
    private final PictureBudget pictures;
    private final List<String> lacks;
    private final StringBuilder html = new StringBuilder();

    /// @param lacks what is not in the report, as sentences
    HtmlHead(ReportFacts facts, Coverage coverage, Tally tally, PictureBudget pictures, List<String> lacks) {
        this.lacks = List.copyOf(lacks);
        this.facts = facts;
        this.coverage = coverage;
        this.tally = tally;
        this.pictures = pictures;
    }

    String text() throws IOException {
        document();
        made();
        gaps();
        html.append("<section class=\"counts\">\n");
        counts("Events per kind", tally.kinds());
        counts("Events per camera", tally.cameras());
        html.append("</section>\n<h2>Events</h2>\n<table><thead><tr>");
        HtmlRow.COLUMNS.forEach(column -> html.append("<th>").append(column).append("</th>"));
        return html.append("</tr></thead><tbody>\n").toString();
    }

    /// The policy names the style by its hash: nothing that was smuggled in would have a look or a voice.
    private void document() throws IOException {
        String css = Resource.text("report.css");
        String hash = Base64.getEncoder().encodeToString(Digests.sha256().digest(css.getBytes(StandardCharsets.UTF_8)));
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; ")
                .append("style-src 'sha256-")
                .append(hash)
                .append("'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
                .append(Html.text("Events, " + facts.time(facts.made())))
                .append("</title>\n<style>")
                .append(css)
                .append("</style>\n</head><body>\n<h1>Events</h1>\n");
    }

    private void made() {
        html.append("<dl>\n");
        fact("Made", facts.time(facts.made()) + " by " + facts.program() + ", account " + facts.account());
        fact("From", facts.source());
        fact("Filter", FilterWords.line(facts.filter(), facts::time));
        fact("Events", String.format(Locale.ROOT, "%,d", tally.entries()));
        lacks.forEach(sentence -> fact("Incomplete", sentence));
        fact("Time", facts.time(coverage.from()) + " to " + facts.time(coverage.to()));
        fact("Coverage", coverage.inWords());
        fact("Pictures", pictureWords(pictures));
        html.append("</dl>\n");
    }

    static String pictureWords(PictureBudget pictures) {
        String shown = String.format(Locale.ROOT, "%,d", pictures.shown());
        return pictures.left() == 0
                ? shown
                : String.format(
                        Locale.ROOT,
                        "%s; %,d more were left out, because a report has at most %,d of %,d MB together. "
                                + "An evidence bag has them all.",
                        shown,
                        pictures.left(),
                        PictureBudget.MOST,
                        PictureBudget.MOST_BYTES / 1_000_000);
    }

    private void fact(String name, String value) {
        html.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Html.text(value))
                .append("</dd>\n");
    }

    private void gaps() {
        if (coverage.gaps().isEmpty()) {
            return;
        }
        html.append(
                        "<h2>Gaps</h2>\n<p>In these times something was not heard. What happened then may be missing.</p>\n")
                .append("<table><thead><tr><th>From</th><th>To</th><th>Broker</th><th>Camera</th><th>Why</th></tr>")
                .append("</thead><tbody>\n");
        for (Gap gap : coverage.gaps()) {
            html.append("<tr class=\"gap\">");
            gapCells(gap, facts)
                    .forEach(cell -> html.append("<td>").append(Html.text(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
        if (coverage.gapCount() > coverage.gaps().size()) {
            html.append("<p>These are the newest of ")
                    .append(coverage.gapCount())
                    .append(" gaps.</p>\n");
        }
    }

    /// From, to, broker, camera and reason.
    static List<String> gapCells(Gap gap, ReportFacts facts) {
        return List.of(
                facts.time(gap.since()),
                gap.until() == null ? "it lasted still" : facts.time(gap.until()),
                gap.broker().isEmpty() ? "all" : gap.broker(),
                gap.camera().isEmpty() ? "all" : gap.camera(),
                gap.reason());
    }

    private void counts(String title, List<Tally.Count> counts) {
        html.append("<div><h2>").append(title).append("</h2>\n<table><tbody>\n");
        for (Tally.Count count : counts) {
            html.append("<tr><td>").append(Html.text(count.name())).append("</td><td class=\"number\">");
            html.append(String.format(Locale.ROOT, "%,d", count.entries())).append("</td></tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }
}
