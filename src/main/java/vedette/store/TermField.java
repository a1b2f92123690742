package vedette.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a term of the index says something about. The terms of one field stand together in the index, in the order of
/// their bytes.
enum TermField {
    CAMERA('c'),
    KIND('k'),
    LABEL('l'),
    PLATE('p'),
    /// The plate read backwards, for questions about how a number ends.
    PLATE_BACKWARDS('q'),
    /// Two digits: how many times 0.05.
    SCORE('s'),
    /// Two digits: a score of at least so many times 0.05. Chunks alone have these sets: they are put together of the
    /// scores' when a chunk is closed, because a question for a score would read up to twenty otherwise.
    SCORE_AT_LEAST('t'),
    SEVERITY('v'),
    WORD('w'),
    SYSTEM('y'),
    ZONE('z');

    private static final TermField[] OF_CODE = new TermField[128];

    static {
        for (TermField field : values()) {
            OF_CODE[field.code] = field;
        }
    }

    private final byte code;

    TermField(char code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static TermField of(byte code) {
        return OF_CODE[code];
    }

    /// A term as it stands in the index: the field's letter, and the text in UTF-8.
    byte[] term(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] term = new byte[utf8.length + 1];
        term[0] = code;
        System.arraycopy(utf8, 0, term, 1, utf8.length);
        return term;
    }

    /// The text of a term of this field.
    static String text(byte[] term, int length) {
        return new String(term, 1, length - 1, StandardCharsets.UTF_8);
    }

    /// Before all terms that begin with others than this one, and after all that begin with it.
    static byte[] after(byte[] beginning) {
        byte[] after = beginning.clone();
        for (int i = after.length - 1; i >= 0; i--) {
            if (after[i] != (byte) 0xff) {
                after[i]++;
                return Arrays.copyOf(after, i + 1);
            }
        }
        throw new IllegalArgumentException("UTF-8 has no such byte");
    }
}
