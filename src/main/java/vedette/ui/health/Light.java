package vedette.ui.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.message.LinkState;
import vedette.message.PeerCertificate;
import vedette.model.Freshness;

/// A word with a dot in front, in the colour of what it means.
///
/// @param detail what explains the word, empty where it needs no explanation
record Light(Tone tone, String word, String detail) {
    /// A certificate that ends sooner than this is worth a look.
    private static final Duration SOON = Duration.ofDays(30);

    /// What it means for the operator.
    enum Tone {
        GOOD("light-good"),
        CAUTION("light-caution"),
        BAD("light-bad"),
        QUIET("light-quiet");

        private final String style;

        Tone(String style) {
            this.style = style;
        }

        /// The style class that gives the colour.
        String style() {
            return style;
        }
    }

    /// A camera's state. The reason is shown in a column of its own.
    static Light of(Freshness.State state) {
        return switch (state) {
            case LIVE -> new Light(Tone.GOOD, "LIVE", "");
            case SLOW -> new Light(Tone.CAUTION, "SLOW", "");
            case WAITING -> new Light(Tone.QUIET, "WAITING", "");
            case LAST_KNOWN -> new Light(Tone.CAUTION, "LAST KNOWN", "");
            case FROZEN -> new Light(Tone.BAD, "FROZEN", "");
            case STALE -> new Light(Tone.CAUTION, "STALE", "");
            case OFFLINE -> new Light(Tone.BAD, "OFFLINE", "");
            case DEAF -> new Light(Tone.BAD, "NOT HEARD", "");
        };
    }

    /// Nothing to say.
    static Light none() {
        return new Light(Tone.QUIET, "–", "");
    }

    /// How long the certificate of a broker is valid.
    static Light of(@Nullable PeerCertificate certificate, Instant now) {
        if (certificate == null) {
            return none();
        }
        Duration left = certificate.left(now);
        if (left.isNegative()) {
            return new Light(Tone.BAD, "expired", "");
        }
        return left.compareTo(SOON) > 0
                ? new Light(Tone.GOOD, "valid", "")
                : new Light(left.toDays() < 3 ? Tone.BAD : Tone.CAUTION, "expires in " + left.toDays() + " d", "");
    }

    /// How the station stands with a broker.
    static Light of(LinkState state) {
        return switch (state) {
            case LinkState.Connecting ignored -> new Light(Tone.CAUTION, "connecting", "");
            case LinkState.Online online ->
                online.refusedTopics().isEmpty()
                        ? new Light(Tone.GOOD, "online", "")
                        : new Light(
                                Tone.CAUTION, "online", "may not hear " + String.join(", ", online.refusedTopics()));
            case LinkState.Retrying retrying -> new Light(Tone.BAD, "retrying", retrying.cause());
            case LinkState.Refused refused -> new Light(Tone.BAD, "refused", refused.reason());
            case LinkState.Closed ignored -> new Light(Tone.QUIET, "closed", "");
        };
    }
}
