package vedette.video;

/// Walks over the segments of a JPEG, strictly: whatever it accepts, the decoders read the same way. Every
/// index is checked against the array before it is used.
final class JpegMarkers {
    static final int PROGRESSIVE = 0xC2;
    static final int SCAN = 0xDA;
    static final int COMMENT = 0xFE;
    private static final int START = 0xD8;
    private static final int END = 0xD9;

    private final byte[] jpeg;
    private int next = 2;
    private int code;
    private int start;
    private int length;

    private JpegMarkers(byte[] jpeg) {
        this.jpeg = jpeg;
    }

    static JpegMarkers of(byte[] jpeg) throws BadPictureException {
        if (!PictureForm.isJpeg(jpeg)) {
            throw new BadPictureException(PictureForm.kind(jpeg));
        }
        return new JpegMarkers(jpeg);
    }

    /// Goes to the next segment; false at the end marker.
    ///
    /// @throws BadPictureException where the bytes end before, or are none
    boolean next() throws BadPictureException {
        do {
            code = marker();
        } while (isAlone(code));
        if (code == END) {
            return false;
        }
        if (code == START || code == 0) {
            throw damaged(next - 2);
        }
        if (next + 2 > jpeg.length) {
            throw cutOff();
        }
        int size = ((jpeg[next] & 0xFF) << 8) | (jpeg[next + 1] & 0xFF);
        if (size < 2) {
            throw damaged(next);
        }
        if (size > jpeg.length - next) {
            throw cutOff();
        }
        start = next + 2;
        length = size - 2;
        next += size;
        return true;
    }

    /// The marker's second byte.
    int code() {
        return code;
    }

    /// Where the segment's content starts.
    int start() {
        return start;
    }

    /// Bytes of the segment's content.
    int length() {
        return length;
    }

    /// A byte of the segment's content; the caller has looked at [#length].
    int byteAt(int offset) {
        return jpeg[start + offset] & 0xFF;
    }

    /// A big-endian number of two bytes of the segment's content.
    int shortAt(int offset) {
        return (byteAt(offset) << 8) | byteAt(offset + 1);
    }

    /// Whether the segment says size and kind of the picture (SOF): C0 to CF without DHT, JPG and DAC.
    boolean isFrame() {
        return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
    }

    /// Whether the file ends with the end marker, apart from padding.
    boolean endsWithEnd() {
        int last = jpeg.length - 1;
        while (last > next && isPadding(jpeg[last])) {
            last--;
        }
        return last > next && (jpeg[last] & 0xFF) == END && (jpeg[last - 1] & 0xFF) == 0xFF;
    }

    /// Counts the scans from the present one to the end marker, and stops counting after `most`.
    ///
    /// @throws BadPictureException where there is no end marker
    int countScans(int most) throws BadPictureException {
        int scans = 1;
        skipScanData();
        while (next() && scans <= most) {
            if (code == SCAN) {
                scans++;
                skipScanData();
            }
        }
        return scans;
    }

    /// In scan data, FF is followed by 0 (it is data), by a restart marker, or the data are over.
    private void skipScanData() throws BadPictureException {
        while (next + 1 < jpeg.length) {
            if (jpeg[next] != (byte) 0xFF) {
                next++;
            } else {
                int second = jpeg[next + 1] & 0xFF;
                if (second == 0 || isAlone(second)) {
                    next += 2;
                } else if (second == 0xFF) {
                    next++;
                } else {
                    return;
                }
            }
        }
        throw cutOff();
    }

    private int marker() throws BadPictureException {
        if (next >= jpeg.length) {
            throw cutOff();
        }
        if (jpeg[next] != (byte) 0xFF) {
            throw damaged(next);
        }
        while (next < jpeg.length && jpeg[next] == (byte) 0xFF) {
            next++;
        }
        if (next >= jpeg.length) {
            throw cutOff();
        }
        return jpeg[next++] & 0xFF;
    }

    /// Markers without a segment: restarts and TEM.
    private static boolean isAlone(int code) {
        return (code >= 0xD0 && code <= 0xD7) || code == 0x01;
    }

    /// What some cameras fill their last block with.
    private static boolean isPadding(byte b) {
        return b == 0 || b == (byte) 0xFF || b == '\r' || b == '\n';
    }

    private BadPictureException cutOff() {
        return new BadPictureException("cut off: the end is missing after " + PictureForm.size(jpeg.length));
    }

    private BadPictureException damaged(int at) {
        return new BadPictureException("damaged: no JPEG segment at byte " + at);
    }
}
