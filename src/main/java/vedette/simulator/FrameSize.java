package vedette.simulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The size of a picture in pixels, each side from 32 to 4096.
public record FrameSize(int width, int height) {
    /// What most of the cameras send.
    public static final FrameSize VGA = new FrameSize(640, 480);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");

    public FrameSize {
        if (width < 32 || height < 32 || width > 4096 || height > 4096) {
            throw new IllegalArgumentException(
                    "a picture of " + width + "x" + height + ": each side must be from 32 to 4096 pixels");
        }
    }

    /// Reads `640x480`.
    ///
    /// @throws IllegalArgumentException when the text has another form or a side is out of range
    public static FrameSize parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no picture size: " + text + "; write it as 640x480");
        }
        return new FrameSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
