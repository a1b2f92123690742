package vedette.intake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What topics have shown, in words: `a picture 640×480 every 0.5 s; boxes; online/offline`.
final class SeenWords {
    private SeenWords() {}

    static String of(List<Heard> topics, Set<Trait> traits, @Nullable Announcement announcement) {
        List<String> words = new ArrayList<>();
        Set<Trait> said = EnumSet.noneOf(Trait.class);
        for (Heard each : topics) {
            if (each.traits().contains(Trait.PICTURE) && said.add(Trait.PICTURE)) {
                words.add(picture(each));
            }
        }
        for (Trait trait : Trait.values()) {
            boolean worthSaying = trait != Trait.TEXT && trait != Trait.VALUES && trait != Trait.DISCOVERY;
            if (traits.contains(trait) && worthSaying && said.add(trait)) {
                words.add(trait.words());
            }
        }
        if (announcement != null) {
            if (!said.contains(Trait.PICTURE)) {
                words.add("no picture yet");
            }
            words.add("announced to Home Assistant");
        }
        if (words.isEmpty()) {
            words.add(topics.size() == 1 ? "values" : topics.size() + " topics with values");
        }
        return String.join("; ", words);
    }

    private static String picture(Heard heard) {
        StringBuilder words = new StringBuilder("a picture");
        if (heard.sniffed().width() > 0) {
            words.append(' ')
                    .append(heard.sniffed().width())
                    .append('×')
                    .append(heard.sniffed().height());
        }
        String path = heard.sniffed().picturePath();
        if (path != null) {
            words.append(" in JSON");
        }
        double every = heard.secondsBetween();
        if (!Double.isNaN(every)) {
            words.append(String.format(Locale.ROOT, every < 10 ? " every %.1f s" : " every %.0f s", every));
        } else if (heard.count() == 0) {
            words.append(", kept by the broker");
        }
        return words.toString();
    }
}
