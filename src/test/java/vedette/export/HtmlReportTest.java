package vedette.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;
import vedette.search.EventFilter;
import vedette.store.Gap;

class HtmlReportTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9!]+)([^<>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OURS = Set.of(
            "!doctype",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "h1",
            "h2",
            "dl",
            "dt",
            "dd",
            "p",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "section",
            "div",
            "span",
            "br",
            "details",
            "summary",
            "pre",
            "a",
            "img");
    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror='a()'>\"' onload=\"b() &lt; \u202e";

    @TempDir
    private Path out = Path.of("");

    private String html(StreamedLog log, EventFilter filter) throws IOException {
        Path file = Exports.start(log.reader(), filter, ExportFormat.HTML, out.resolve("e.html"), ExportProgress.NONE)
                .join()
                .file();
        return Files.readString(file);
    }

    /// What there is of tags; everything else in the file must be text without brackets.
    private static List<String> tags(String html) {
        List<String> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(html);
        int end = 0;
        while (tag.find()) {
            assertThat(html.substring(end, tag.start())).doesNotContain("<").doesNotContain(">");
            tags.add(tag.group(1) + tag.group(2).toLowerCase(java.util.Locale.ROOT));
            assertThat(tag.group(3)).doesNotContainIgnoringCase("onerror").doesNotContainIgnoringCase("onload");
            end = tag.end();
        }
        return tags;
    }

    @Test
    void hostileTextStaysTextInEveryField() throws Exception {
        LogEntry entry = LogEntry.of(EventKind.ALERT, StreamedLog.START, HOSTILE)
                .id(1)
                .broker(HOSTILE)
                .system(HOSTILE)
                .camera(HOSTILE)
                .key(HOSTILE)
                .labels(List.of(HOSTILE))
                .zones(List.of(HOSTILE))
                .topic(HOSTILE)
                .build();
        StreamedLog log = StreamedLog.of(List.of(StreamedLog.line(entry, HOSTILE)));
        log.gaps.add(new Gap(7, HOSTILE, HOSTILE, StreamedLog.START, null, HOSTILE));
        String html = html(
                log,
                EventFilter.ALL
                        .ofCameras(Set.of(HOSTILE))
                        .ofSystems(Set.of(HOSTILE))
                        .withLabels(Set.of(HOSTILE))
                        .inZones(Set.of(HOSTILE)));
        String content = html.replaceFirst("(?s)<style>.*</style>", "");
        assertThat(tags(content)).allMatch(tag -> OURS.contains(tag.replace("/", "")));
        assertThat(content).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("\u202e");
        assertThat(content.split("&lt;script", -1)).hasSizeGreaterThan(12);
    }

    @Test
    void thePolicyAllowsTheReportsOwnStyleAndNothingElse() throws Exception {
        String html = html(new StreamedLog(1, StreamedLog::numbered), EventFilter.ALL);
        String css = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        String hash = Base64.getEncoder().encodeToString(Digests.sha256().digest(css.getBytes(StandardCharsets.UTF_8)));
        assertThat(html)
                .contains("content=\"default-src 'none'; img-src data:; style-src 'sha256-" + hash + "'; ")
                .doesNotContain("<script")
                .doesNotContain("http:")
                .doesNotContain("style=");
    }

    @Test
    void theReportSaysWhatItIsMadeOf() throws Exception {
        List<StreamedLog.Line> lines = new ArrayList<>();
        for (int id = 1; id <= 12; id++) {
            lines.add(StreamedLog.line(
                    StreamedLog.entry(id, "event " + id)
                            .but()
                            .camera(id % 3 == 0 ? "yard" : "door")
                            .severity(id == 5 ? Severity.CRITICAL : Severity.INFO)
                            .build(),
                    "{\"n\":" + id + "}"));
        }
        StreamedLog log = StreamedLog.of(lines);
        log.gaps.add(new Gap(
                7, "main", "", StreamedLog.START, Instant.parse("2026-03-01T12:01:00Z"), "The broker was away."));
        String html = html(log, EventFilter.ALL.saying("event"));
        assertThat(html)
                .contains("<dd>98.3 %, 1 gap</dd>", "The broker was away.", "with the words “event”")
                .contains("<tr><td>door</td><td class=\"number\">8</td></tr>")
                .contains("<tr><td>yard</td><td class=\"number\">4</td></tr>")
                .contains("<tr><td>detection</td><td class=\"number\">12</td></tr>")
                .contains("<tr class=\"critical\" id=\"e5\">")
                .endsWith("</body></html>\n");
    }

    @Test
    void aPictureIsInItOnceAsItWasKept() throws Exception {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, 1, 2, 3, (byte) 0xff, (byte) 0xd9};
        LogEntry gone =
                StreamedLog.entry(3, "third").but().picture("0".repeat(64)).build();
        String html = html(
                StreamedLog.of(List.of(
                        StreamedLog.line(StreamedLog.entry(1, "first"), new byte[0], jpeg),
                        StreamedLog.line(StreamedLog.entry(2, "second"), new byte[0], jpeg),
                        new StreamedLog.Line(gone, null, null))),
                EventFilter.ALL);
        String url = "src=\"data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg) + "\"";
        assertThat(html.split(Pattern.quote(url), -1)).hasSize(2);
        assertThat(html).contains("<a href=\"#e1\">that of event 1</a>", "no longer there");
    }

    @Test
    void moreThanAReportCanBearIsLeftOutAndItSaysSo() {
        PictureBudget budget = new PictureBudget();
        for (int id = 1; id <= PictureBudget.MOST + 5; id++) {
            byte[] picture = {(byte) id, (byte) (id >> 8)};
            budget.choose(
                    StreamedLog.entry(id, "x")
                            .but()
                            .picture(Digests.hex(picture))
                            .build(),
                    picture);
        }
        assertThat(budget.shown()).isEqualTo(PictureBudget.MOST);
        assertThat(HtmlHead.pictureWords(budget)).startsWith("2,000; 5 more were left out");
    }

    @Test
    void whatItLacksStandsInIt() throws Exception {
        StreamedLog log = new StreamedLog(3, StreamedLog::numbered);
        assertThat(html(log, EventFilter.ALL)).doesNotContain("Incomplete");
        log.damaged.add(2L);
        assertThat(html(log, EventFilter.ALL)).contains("<dt>Incomplete</dt><dd>1 event stands in it without");
    }
}
