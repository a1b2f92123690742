package vedette.app;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.command.CommandRecord;
import vedette.command.CommandRefusedException;
import vedette.command.CommandStep;
import vedette.command.Commands;
import vedette.command.Stage;
import vedette.dialect.CommandParameter;
import vedette.dialect.CommandSpec;
import vedette.dialect.ConfigAccess;
import vedette.model.CameraId;
import vedette.model.Printable;
import vedette.station.LiveCamera;
import vedette.station.Station;
import vedette.station.StationStatus;

/// A command from the command line, as it is given to a station, whether this program's own or one that runs already.
///
/// @param camera its name as the user wrote it
/// @param name the command's name, empty to list what the camera takes
/// @param parameters by name
/// @param patience how long to wait for the camera, and then for the last word; null for the usual
/// @param sure whether what is to be asked first is given all the same
/// @param addresses the brokers on which the camera is looked for; empty for all
record CommandErrand(
        String camera,
        String name,
        Map<String, String> parameters,
        @Nullable Duration patience,
        boolean sure,
        List<String> addresses) {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    CommandErrand {
        parameters = new LinkedHashMap<>(parameters);
        addresses = List.copyOf(addresses);
    }

    /// The errand in lines of text.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("camera " + encoded(camera));
        lines.add("name " + encoded(name));
        lines.add("sure " + sure);
        if (patience != null) {
            lines.add("wait " + patience.toMillis());
        }
        parameters.forEach((key, value) -> lines.add("param " + encoded(key) + " " + encoded(value)));
        addresses.forEach(address -> lines.add("broker " + encoded(address)));
        return lines;
    }

    /// @throws UsageException when the lines are not from [#lines]
    static CommandErrand parse(List<String> lines) throws UsageException {
        Map<String, String> single = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> addresses = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "param" -> parameters.put(decoded(words[1]), decoded(words[2]));
                case "broker" -> addresses.add(decoded(words[1]));
                case "camera", "name", "sure", "wait" -> single.put(words[0], decoded(words[1]));
                default -> throw new UsageException("the Vedette that runs does not know “" + words[0] + "”");
            }
        }
        String millis = single.get("wait");
        return new CommandErrand(
                single.getOrDefault("camera", ""),
                single.getOrDefault("name", ""),
                parameters,
                millis == null ? null : Duration.ofMillis(Long.parseLong(millis)),
                "true".equals(single.get("sure")),
                addresses);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Does it.
    ///
    /// @param out takes each line that is to be printed
    /// @return the exit status: 0 when the command was confirmed, else 1
    /// @throws UsageException when it can't be given as asked
    int run(Station station, Consumer<String> out) throws UsageException, InterruptedException {
        CameraId id = awaitCamera(station);
        Commands commands = station.commands();
        List<CommandSpec> offered = offered(commands, id);
        if (name.isEmpty()) {
            offered.forEach(spec -> out.accept(line(spec)));
            if (offered.isEmpty()) {
                out.accept(camera + " takes no commands.");
            }
            return 0;
        }
        ConfigAccess access = commands.configuration(id);
        CommandSpec write = access == null ? null : access.write();
        if (write != null && write.name().equals(name)) {
            throw new UsageException(name + " would set the whole configuration, past what is kept of it: change single"
                    + " fields on the camera's screen");
        }
        CommandSpec spec = offered.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(camera + " takes no command “" + name + "”; it takes " + names(offered)));
        if (spec.warning() != null && !sure) {
            throw new UsageException(spec.name() + " needs --yes: " + spec.warning());
        }
        try {
            return follow(commands, commands.give(id, name, parameters), out);
        } catch (CommandRefusedException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static String names(List<CommandSpec> specs) {
        return specs.isEmpty() ? "none" : specs.stream().map(CommandSpec::name).collect(Collectors.joining(", "));
    }

    private static List<CommandSpec> offered(Commands commands, CameraId id) {
        List<CommandSpec> all = new ArrayList<>(commands.offered(id));
        ConfigAccess access = commands.configuration(id);
        if (access != null) {
            Stream.ofNullable(access.read()).forEach(all::add);
        }
        return all;
    }

    private static String line(CommandSpec spec) {
        String with = spec.parameters().stream().map(CommandErrand::line).collect(Collectors.joining(", "));
        return spec.name() + " · " + spec.label() + (with.isEmpty() ? "" : " · with " + with)
                + (spec.warning() == null ? "" : " · needs --yes: " + spec.warning());
    }

    private static String line(CommandParameter parameter) {
        String values = parameter.choices().isEmpty()
                ? parameter.kind().name().toLowerCase(Locale.ROOT)
                : String.join("|", parameter.choices());
        boolean needed = parameter.required() && parameter.initial().isEmpty();
        return parameter.name() + "=" + values + (needed ? " (needed)" : "");
    }

    private CameraId awaitCamera(Station station) throws UsageException, InterruptedException {
        List<String> brokers = station.status().links().stream()
                .filter(link -> addresses.isEmpty() || addresses.contains(link.address()))
                .map(StationStatus.Link::broker)
                .toList();
        if (brokers.isEmpty()) {
            throw new UsageException("the Vedette that runs with this profile is not connected to "
                    + String.join(", ", addresses) + "; add that broker there, or give another --profile");
        }
        await(
                patience == null ? USUAL_WAIT : patience,
                () -> !named(station, brokers).isEmpty());
        List<CameraId> found = named(station, brokers);
        if (found.size() > 1) {
            throw new UsageException("“" + camera + "” is the name of several; give one of "
                    + found.stream().map(CameraId::key).collect(Collectors.joining(", ")));
        }
        if (found.isEmpty()) {
            String heard = station.commandable().stream()
                    .filter(id -> brokers.contains(id.broker()))
                    .map(CameraId::name)
                    .collect(Collectors.joining(", "));
            String unheard = station.status().links().stream()
                    .filter(link ->
                            brokers.contains(link.broker()) && !link.state().isOnline())
                    .map(StationStatus.Link::address)
                    .collect(Collectors.joining(", "));
            throw new UsageException(
                    "no camera “" + camera + "” was heard; there are " + (heard.isEmpty() ? "none" : heard)
                            + (unheard.isEmpty() ? "" : " (not connected: " + unheard + ")"));
        }
        return found.getFirst();
    }

    /// Its whole key before its name, and that before what the operator calls it.
    private List<CameraId> named(Station station, List<String> brokers) {
        List<CameraId> all = station.commandable().stream()
                .filter(id -> brokers.contains(id.broker()))
                .sorted(Comparator.comparing(CameraId::key))
                .toList();
        List<CameraId> byKey = all.stream()
                .filter(id -> id.key().equals(camera) || id.toString().equals(camera))
                .toList();
        if (!byKey.isEmpty()) {
            return byKey;
        }
        List<CameraId> byName =
                all.stream().filter(id -> id.name().equals(camera)).toList();
        return !byName.isEmpty()
                ? byName
                : all.stream()
                        .filter(id -> station.camera(id)
                                .map(LiveCamera::displayName)
                                .filter(camera::equalsIgnoreCase)
                                .isPresent())
                        .toList();
    }

    private int follow(Commands commands, CommandRecord given, Consumer<String> out) throws InterruptedException {
        int shown = show(given, 0, out);
        Instant end = patience == null ? Instant.MAX : Instant.now().plus(patience);
        CommandRecord record = given;
        while (!record.stage().isLast() && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            Optional<CommandRecord> now = commands.find(given.command().id());
            if (now.isEmpty()) {
                out.accept("What became of it is not known any more.");
                return 1;
            }
            record = now.get();
            shown = show(record, shown, out);
        }
        if (!record.stage().isLast()) {
            boolean withdrawn = commands.withdraw(given.command().id());
            out.accept("No last word within "
                    + Duration.between(given.command().created(), Instant.now()).toSeconds() + " s"
                    + (withdrawn ? "; it was taken back before it was sent." : "."));
        }
        return record.stage() == Stage.CONFIRMED ? 0 : 1;
    }

    private static int show(CommandRecord record, int from, Consumer<String> out) {
        for (CommandStep step : record.steps().subList(from, record.steps().size())) {
            String stage = step.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            out.accept(TIME.format(step.when()) + "  " + String.format(Locale.ROOT, "%-11s", stage) + "  "
                    + Printable.text(step.text(), 400));
        }
        return record.steps().size();
    }

    private static void await(Duration most, Supplier<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.get() && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }
}
