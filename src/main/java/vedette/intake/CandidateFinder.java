package vedette.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vedette.dialect.DialectCatalog;
import vedette.model.Printable;

/// Groups unknown topics that belong to one camera into candidates. Pure.
public final class CandidateFinder {
    /// Last levels that name what is said, not who says it.
    private static final Set<String> GENERAL = Set.of(
            "image",
            "picture",
            "photo",
            "jpg",
            "jpeg",
            "snapshot",
            "thumb",
            "thumbnail",
            "frame",
            "frames",
            "video",
            "stream",
            "cam",
            "camera",
            "data",
            "raw",
            "base64",
            "b64",
            "img",
            "capture",
            "detection",
            "detections",
            "events",
            "event",
            "objects",
            "boxes",
            "emotion",
            "result",
            "results",
            "state",
            "status",
            "latest");

    private final DialectCatalog catalog;

    public CandidateFinder(DialectCatalog catalog) {
        this.catalog = catalog;
    }

    /// What looks like a camera, the surest first; what only says how it is comes last.
    public List<Candidate> find(String broker, Collection<Heard> all) {
        Map<String, Heard> left = new TreeMap<>();
        all.forEach(each -> left.put(each.topic(), each));
        Map<String, Announcement> announced = announced(left);
        List<Group> groups = new ArrayList<>();
        SystemGuess guess = new SystemGuess(catalog);
        Map<SystemGuess.Place, Integer> points = guess.points(new ArrayList<>(left.values()));
        systems(points, left, groups);
        announced.forEach((config, announcement) -> announced(announcement, config, left, groups));
        cameras(left, groups);
        devices(left, groups);
        List<Candidate> candidates = new ArrayList<>();
        for (Group group : groups) {
            candidates.add(candidate(broker, group, points));
        }
        candidates.sort(
                Comparator.comparing((Candidate each) -> !each.isCamera()).thenComparing(Candidate::prefix));
        return candidates;
    }

    private record Group(
            String prefix, List<Heard> topics, @Nullable Announcement announcement, boolean system) {}

    private static Map<String, Announcement> announced(Map<String, Heard> left) {
        Map<String, Announcement> announced = new TreeMap<>();
        left.values().forEach(each -> {
            Announcement announcement = each.sniffed().announcement();
            if (announcement != null) {
                announced.put(each.topic(), announcement);
            }
        });
        return announced;
    }

    private static void systems(Map<SystemGuess.Place, Integer> points, Map<String, Heard> left, List<Group> groups) {
        List<Map.Entry<SystemGuess.Place, Integer>> likely = points.entrySet().stream()
                .filter(each -> each.getValue() >= Proposal.ENOUGH)
                .sorted(Map.Entry.<SystemGuess.Place, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(each -> each.getKey().prefix()))
                .toList();
        for (Map.Entry<SystemGuess.Place, Integer> each : likely) {
            String prefix = each.getKey().prefix();
            List<Heard> mine = take(left, topic -> Candidate.isBelow(prefix, topic));
            if (!mine.isEmpty()) {
                groups.add(new Group(prefix, mine, null, true));
            }
        }
    }

    private static void announced(
            Announcement announcement, String config, Map<String, Heard> left, List<Group> groups) {
        Set<String> named = new HashSet<>(announcement.availability());
        named.add(announcement.picture());
        named.add(config);
        boolean knownOtherwise = !left.containsKey(config);
        List<Heard> mine = take(left, named::contains);
        if (!knownOtherwise && mine.stream().anyMatch(each -> each.topic().equals(config))) {
            groups.add(new Group(announcement.picture(), mine, announcement, false));
        }
    }

    private static void cameras(Map<String, Heard> left, List<Group> groups) {
        List<String> sure = left.values().stream()
                .filter(each ->
                        isPiece(left, each.topic()) || each.traits().stream().anyMatch(Trait::isOfACamera))
                .map(Heard::topic)
                .toList();
        Set<String> prefixes = new LinkedHashSet<>();
        sure.forEach(topic -> prefixes.add(prefix(topic)));
        prefixes.stream().sorted(Comparator.comparingInt(String::length)).forEach(prefix -> {
            List<Heard> mine = take(left, topic -> Candidate.isBelow(prefix, topic));
            if (!mine.isEmpty()) {
                groups.add(new Group(prefix, mine, null, false));
            }
        });
    }

    /// Whether it is the middle of a picture in pieces: a length before it, bytes, an end.
    private static boolean isPiece(Map<String, Heard> topics, String topic) {
        if (!topic.endsWith("/data")) {
            return false;
        }
        Heard start = topics.get(topic.substring(0, topic.length() - 4) + "start");
        return start != null && start.traits().contains(Trait.VALUES);
    }

    private static void devices(Map<String, Heard> left, List<Group> groups) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (Heard each : left.values()) {
            if (each.traits().contains(Trait.HEALTH) || each.traits().contains(Trait.PRESENCE)) {
                prefixes.add(prefix(each.topic()));
            }
        }
        for (String prefix : prefixes) {
            List<Heard> mine = take(left, topic -> Candidate.isBelow(prefix, topic));
            if (!mine.isEmpty()) {
                groups.add(new Group(prefix, mine, null, false));
            }
        }
    }

    private static List<Heard> take(Map<String, Heard> left, java.util.function.Predicate<String> mine) {
        List<Heard> taken = new ArrayList<>();
        left.values().removeIf(each -> mine.test(each.topic()) && taken.add(each));
        return taken;
    }

    /// The camera's part of a topic: without a last level that only says what is said.
    static String prefix(String topic) {
        int slash = topic.lastIndexOf('/');
        return slash > 0 && GENERAL.contains(topic.substring(slash + 1).toLowerCase(Locale.ROOT))
                ? topic.substring(0, slash)
                : topic;
    }

    private Candidate candidate(String broker, Group group, Map<SystemGuess.Place, Integer> points) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Sniffed.JpegSample jpeg = null;
        long newest = Long.MIN_VALUE;
        for (Heard each : group.topics()) {
            traits.addAll(each.traits());
            if (each.sniffed().jpeg() != null && each.lastNanos() >= newest) {
                jpeg = each.sniffed().jpeg();
                newest = each.lastNanos();
            }
        }
        Map<String, Heard> mine = new TreeMap<>();
        group.topics().forEach(each -> mine.put(each.topic(), each));
        if (mine.keySet().stream().anyMatch(topic -> isPiece(mine, topic))) {
            traits.add(Trait.PIECES);
        }
        List<Proposal> proposals = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        catalog.dialects().forEach(each -> names.put(each.id(), each.displayName()));
        points.forEach((place, worth) -> {
            if (place.prefix().equals(group.prefix()) && worth >= Proposal.ENOUGH) {
                String name = names.getOrDefault(place.system(), place.system());
                proposals.add(new Proposal(place.system(), name, place.prefix(), worth));
            }
        });
        proposals.sort(Comparator.comparingInt(Proposal::points).reversed().thenComparing(Proposal::system));
        return new Candidate(
                broker,
                group.prefix(),
                name(group),
                traits,
                SeenWords.of(group.topics(), traits, group.announcement()),
                group.topics(),
                proposals,
                group.announcement(),
                jpeg);
    }

    private static String name(Group group) {
        Announcement announcement = group.announcement();
        String from = announcement != null && !announcement.name().isBlank()
                ? announcement.name().strip()
                : prefix(group.prefix());
        String last = announcement != null && !announcement.name().isBlank()
                ? from
                : from.substring(from.lastIndexOf('/') + 1);
        return Printable.text(last.isBlank() ? group.prefix() : last, 60);
    }
}
