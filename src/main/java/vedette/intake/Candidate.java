package vedette.intake;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What looks like one camera, or one installation of a camera system, under topics that nobody listens for.
///
/// @param broker the broker that it speaks to
/// @param prefix what its topics have in common: one topic, or what is before a slash
/// @param name a name to begin with
/// @param traits everything that it has shown
/// @param seen what it has shown, in words
/// @param topics its topics, in alphabetical order
/// @param proposals the systems that it may belong to, the most likely first; empty for none that is known
/// @param announcement how Home Assistant discovery announces it, or null
/// @param jpeg its newest picture, or null
public record Candidate(
        String broker,
        String prefix,
        String name,
        Set<Trait> traits,
        String seen,
        List<Heard> topics,
        List<Proposal> proposals,
        @Nullable Announcement announcement,
        Sniffed.@Nullable JpegSample jpeg) {
    public Candidate {
        traits = Set.copyOf(traits);
        topics = List.copyOf(topics);
        proposals = List.copyOf(proposals);
    }

    /// Whether it is one for sure: others are devices that only say how they are.
    public boolean isCamera() {
        return announcement != null || !proposals.isEmpty() || traits.stream().anyMatch(Trait::isOfACamera);
    }

    /// What stays the same while it speaks.
    public String key() {
        return broker + " " + prefix;
    }

    /// Whether a topic is one of a prefix's.
    public static boolean isBelow(String prefix, String topic) {
        return topic.startsWith(prefix) && (topic.length() == prefix.length() || topic.charAt(prefix.length()) == '/');
    }
}
