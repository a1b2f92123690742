package vedette.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vedette.message.LinkState;
import vedette.message.PeerCertificate;
import vedette.settings.Secrets;
import vedette.station.BridgeStatus;
import vedette.station.LiveCamera;
import vedette.station.RejectionList;
import vedette.station.Station;
import vedette.station.StationStatus;
import vedette.store.LogStatus;

/// What somebody needs who is asked why a station does not do what it should: how it is set, how it does, and what it
/// said of itself, as a zip of texts. No pictures, no payloads, no secrets.
final class DiagnosticsBundle {
    private static final String READ_ME = """
            What this station says of itself, to be given to whoever helps with it.

            about.txt      program, computer, memory
            settings.toml  the settings; passwords and keys never stand there
            brokers.txt    the connections
            cameras.txt    the cameras
            refused.txt    messages that could not be used: topic and reason, not what they held
            log.txt        the event log's state
            program.txt    the last 1,000 lines that the program wrote
            threads.txt    what each thread does

            It holds the names of cameras, brokers and topics. It holds no password, key, picture or message.
            """;

    private final Session session;
    private final Scrubber scrubber;

    DiagnosticsBundle(Session session, Session.Plan plan, Secrets secrets) {
        this.session = session;
        scrubber = new Scrubber(session.settings(), plan.given(), secrets);
    }

    /// Writes it, or leaves nothing behind.
    void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(draft);
                    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                add(zip, "README.txt", READ_ME);
                add(zip, "about.txt", about());
                Path settings = session.profile().directory().resolve("settings.toml");
                add(zip, "settings.toml", Files.exists(settings) ? Files.readString(settings) : "");
                add(zip, "brokers.txt", brokers());
                add(zip, "cameras.txt", cameras());
                add(zip, "refused.txt", refused());
                add(zip, "log.txt", log());
                add(zip, "program.txt", String.join("\n", RecentMessages.latest()) + "\n");
                add(zip, "threads.txt", threads());
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(scrubber.scrubbed(text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String about() {
        Runtime runtime = Runtime.getRuntime();
        return new Lines()
                .add("made", Instant.now())
                .add("program", new VedetteCommand.Version().getVersion()[0])
                .add("system", property("os.name") + " " + property("os.version") + " " + property("os.arch"))
                .add("java", property("java.vendor") + " " + property("java.version"))
                .add("javafx", property("javafx.runtime.version"))
                .add("processors", runtime.availableProcessors())
                .add("heap in use, bytes", runtime.totalMemory() - runtime.freeMemory())
                .add("heap at most, bytes", runtime.maxMemory())
                .add("decoder", session.decoderName())
                .add("demo", session.isDemo())
                .toString();
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private String brokers() {
        Lines lines = new Lines();
        for (StationStatus.Link link : station().status().links()) {
            lines.add(link.broker(), link.address())
                    .add("  state", inWords(link.state()))
                    .add("  found again", link.reconnections())
                    .add("  messages a second", link.incoming().messages())
                    .add("  bytes a second", link.incoming().bytes());
            PeerCertificate shown = link.certificate();
            if (shown != null) {
                lines.add("  certificate", shown.subject() + ", by " + shown.issuer())
                        .add("  valid until", shown.notAfter())
                        .add("  key", shown.fingerprint());
            }
        }
        for (BridgeStatus bridge : station().bridges()) {
            lines.add("bridge " + bridge.name(), bridge.from() + " to " + bridge.to())
                    .add(
                            "  carried, refused, looped, again, waiting",
                            bridge.carried() + ", " + bridge.refused() + ", " + bridge.looped() + ", " + bridge.again()
                                    + ", " + bridge.waiting());
        }
        return lines.toString();
    }

    private static String inWords(LinkState state) {
        return switch (state) {
            case LinkState.Connecting ignored -> "connecting";
            case LinkState.Online online ->
                "online by " + online.protocol()
                        + (online.refusedTopics().isEmpty() ? "" : ", may not hear " + online.refusedTopics());
            case LinkState.Retrying retrying -> "tries again: " + retrying.cause();
            case LinkState.Refused refused -> "refused: " + refused.reason();
            case LinkState.Closed ignored -> "closed";
        };
    }

    private String cameras() {
        Lines lines = new Lines();
        for (LiveCamera camera : station().everyCamera()) {
            var stats = camera.pictures().stats();
            lines.add(camera.id().key(), camera.displayName())
                    .add(
                            "  state",
                            camera.freshness().state() + ": "
                                    + camera.freshness().reason())
                    .add("  pictures come as", camera.source())
                    .add("  pictures a second", camera.framesPerSecond())
                    .add("  messages a second", camera.incoming().messages())
                    .add("  bytes a second", camera.incoming().bytes())
                    .add(
                            "  arrival to pixels, ms",
                            camera.pictures().recentLatency().toMillis())
                    .add("  pictures", stats)
                    .add("  clock", camera.clockSkew().known())
                    .add("  refused", camera.rejected() + " " + camera.lastRejection());
        }
        return lines.toString();
    }

    private String refused() {
        Lines lines = new Lines().add("in all", station().rejections().total());
        for (RejectionList.Rejection each : station().rejections().latest()) {
            lines.add(
                    each.last() + " " + each.broker() + " " + each.topic(),
                    each.reason() + " (" + each.bytes() + " B, " + each.count() + " times)");
        }
        return lines.toString();
    }

    private String log() {
        LogStatus status = station().log().status();
        Lines lines = new Lines()
                .add("entries", status.entries())
                .add("bytes", status.bytes())
                .add("waiting", status.waiting())
                .add("not yet indexed", status.unindexed())
                .add("being rebuilt", status.rebuilding())
                .add("trouble", status.failure())
                .add("repeated messages", station().status().repeated())
                .add("dropped values", station().status().dropped());
        status.notices().forEach(notice -> lines.add("notice", notice));
        return lines.toString();
    }

    private static String threads() {
        Lines lines = new Lines();
        Map<String, StackTraceElement[]> byName = new TreeMap<>();
        Thread.getAllStackTraces()
                .forEach((thread, trace) ->
                        byName.put(thread.getName() + " #" + thread.threadId() + " " + thread.getState(), trace));
        byName.forEach((name, trace) -> {
            lines.add(name, "");
            for (StackTraceElement each : trace) {
                lines.add("    at", each);
            }
        });
        return lines.toString();
    }

    private Station station() {
        return session.station();
    }

    /// Lines of a name and a value.
    private static final class Lines {
        private final StringBuilder text = new StringBuilder();

        Lines add(String name, @org.jspecify.annotations.Nullable Object value) {
            text.append(name).append(": ").append(value == null ? "–" : value).append('\n');
            return this;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
