package vedette.store;

/// When the entries at consecutive positions happened, and their ids: each as a distance from the least of the page, in
/// as few bytes as the page needs.
final class PositionKeys {
    /// Positions of a page.
    static final int PAGE = 1_024;

    private static final int HEAD = 2 * Long.BYTES + 2;

    private PositionKeys() {}

    static byte[] page(long[] happened, long[] ids, int from, int to) {
        long firstTime = Long.MAX_VALUE;
        long firstId = Long.MAX_VALUE;
        long lastTime = Long.MIN_VALUE;
        long lastId = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            firstTime = Math.min(firstTime, happened[i]);
            lastTime = Math.max(lastTime, happened[i]);
            firstId = Math.min(firstId, ids[i]);
            lastId = Math.max(lastId, ids[i]);
        }
        int timeWidth = width(lastTime - firstTime);
        int idWidth = width(lastId - firstId);
        ByteSink sink = new ByteSink(HEAD + (to - from) * (timeWidth + idWidth));
        sink.putNumber(firstTime, Long.BYTES);
        sink.putNumber(firstId, Long.BYTES);
        sink.put(timeWidth);
        sink.put(idWidth);
        for (int i = from; i < to; i++) {
            sink.putNumber(happened[i] - firstTime, timeWidth);
            sink.putNumber(ids[i] - firstId, idWidth);
        }
        return sink.copy();
    }

    private static int width(long range) {
        return (Long.SIZE - Long.numberOfLeadingZeros(range) + 7) / 8;
    }

    static long happened(byte[] page, int index) {
        int timeWidth = page[HEAD - 2];
        int at = HEAD + index * (timeWidth + page[HEAD - 1]);
        return number(page, 0, Long.BYTES) + number(page, at, timeWidth);
    }

    static long id(byte[] page, int index) {
        int timeWidth = page[HEAD - 2];
        int idWidth = page[HEAD - 1];
        int at = HEAD + index * (timeWidth + idWidth) + timeWidth;
        return number(page, Long.BYTES, Long.BYTES) + number(page, at, idWidth);
    }

    private static long number(byte[] page, int at, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | (page[at + i] & 0xff);
        }
        return value;
    }
}
