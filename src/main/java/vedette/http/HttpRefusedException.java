package vedette.http;

import java.io.IOException;

/// The server answers, but not with what it is asked for: somebody has to do something. The message is a sentence for
/// the operator.
class HttpRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    HttpRefusedException(String sentence) {
        super(sentence);
    }
}
