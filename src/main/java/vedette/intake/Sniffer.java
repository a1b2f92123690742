package vedette.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.dialect.DecimalText;
import vedette.dialect.JsonPayload;
import vedette.dialect.MalformedPayloadException;
import vedette.video.BadPictureException;
import vedette.video.JpegHeader;
import vedette.video.PictureForm;

/// Says what a payload under an unknown topic looks like. Pure; takes any bytes and never throws.
public final class Sniffer {
    static final Set<String> PRESENCE =
            Set.of("online", "offline", "connected", "disconnected", "available", "unavailable");
    private static final Set<String> SWITCH = Set.of("on", "off", "true", "false", "0", "1");
    private static final int LONGEST_TEXT = 4096;

    private Sniffer() {}

    public static Sniffed sniff(String topic, byte[] payload) {
        Sniffed picture = picture(payload, null);
        if (picture != null) {
            return picture;
        }
        int first = firstInk(payload);
        if (first < payload.length && (payload[first] == '{' || payload[first] == '[')) {
            try {
                JsonPayload json = JsonPayload.parse(payload);
                Announcement announced = Discovery.read(topic, json);
                return announced != null
                        ? new Sniffed(Set.of(Trait.DISCOVERY), null, 0, 0, null, null, null, null, announced)
                        : new JsonSniffer().sniff(json);
            } catch (MalformedPayloadException e) {
                return Sniffed.of(Trait.TEXT); // begins like JSON and is none
            }
        }
        return text(topic, payload);
    }

    /// The picture that these bytes are, or null.
    ///
    /// @param path its place in the message, or null where it is the whole payload
    static @Nullable Sniffed picture(byte[] payload, @Nullable String path) {
        try {
            byte[] jpeg = PictureForm.jpeg(payload);
            JpegHeader header = JpegHeader.read(jpeg);
            return new Sniffed(
                    Set.of(Trait.PICTURE),
                    new Sniffed.JpegSample(jpeg),
                    header.width(),
                    header.height(),
                    path,
                    null,
                    null,
                    null,
                    null);
        } catch (BadPictureException e) {
            return looksLikeOne(payload)
                    ? new Sniffed(Set.of(Trait.PICTURE), null, 0, 0, path, null, null, null, null)
                    : null;
        }
    }

    /// A picture that could not be read is still one: it may be cut off, or a piece of a larger one.
    private static boolean looksLikeOne(byte[] payload) {
        try {
            PictureForm.of(payload);
            return payload.length > 32;
        } catch (BadPictureException e) {
            return false;
        }
    }

    private static Sniffed text(String topic, byte[] payload) {
        if (payload.length > LONGEST_TEXT) {
            return Sniffed.of(Trait.TEXT);
        }
        String text = new String(payload, StandardCharsets.UTF_8).strip();
        String word = text.toLowerCase(Locale.ROOT);
        if (PRESENCE.contains(word)) {
            return Sniffed.of(Trait.PRESENCE);
        }
        String last = topic.substring(topic.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (SWITCH.contains(word) && List.of("motion", "pir", "occupancy").contains(last)) {
            return Sniffed.of(Trait.MOTION);
        }
        return Sniffed.of(DecimalText.parse(text).isPresent() ? Trait.VALUES : Trait.TEXT);
    }

    private static int firstInk(byte[] payload) {
        int at = 0;
        while (at < payload.length && at < 128 && payload[at] <= ' ' && payload[at] >= 0) {
            at++;
        }
        return at;
    }
}
