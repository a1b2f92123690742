package vedette.command;

import java.time.Duration;
import vedette.dialect.CommandSpec.Closing;

/// How the end of a command that nobody confirmed is told.
///
/// @param closing what would have told that it was done
/// @param patience how long it was waited for
record LastWords(Closing closing, Duration patience) {
    /// The camera answered, and then nothing showed.
    String unconfirmed() {
        String what = switch (closing) {
            case PICTURE -> "no picture came";
            case ANSWER, NOTHING -> "did not say that it was done";
            case STATE -> "nothing showed that it was done";
        };
        return "the camera answered, but " + what + " within " + inWords(patience);
    }

    /// @param http whether it was for a web server
    /// @param tooLate whether there was a way for it, but not before its last moment
    String neverSent(boolean http, boolean tooLate) {
        if (http) {
            return "never sent: the web server was still busy with earlier requests";
        }
        return tooLate
                ? "never sent: when the broker was connected, too little time was left"
                : "never sent: the broker was not connected";
    }

    /// @param times how often it was sent
    /// @param nobodyListens whether the broker said so of the last try
    /// @param fateUnknown whether the connection was lost during the last try
    /// @param otherwise what was heard last that tells of something else than what was wanted, or empty
    String unanswered(int times, boolean nobodyListens, boolean fateUnknown, String otherwise) {
        String what = closing == Closing.PICTURE ? "no picture came" : "no answer came";
        String begin =
                what + " within " + inWords(patience) + (times == 1 ? "" : ", though it was sent " + times + " times");
        if (!otherwise.isEmpty()) {
            return begin + ". " + otherwise;
        }
        if (nobodyListens) {
            return begin + ": no camera is listening there";
        }
        if (fateUnknown) {
            return begin + "; the connection was lost meanwhile, so whether it arrived is not known";
        }
        return closing == Closing.PICTURE
                ? begin + ". Try again; a camera that stays deaf after a reconnect has to be restarted"
                : begin;
    }

    static String closed(boolean wasSent, boolean answered) {
        return "the station was closed before "
                + (!wasSent ? "it was sent" : answered ? "it was seen to be done" : "an answer came");
    }

    static String inWords(Duration time) {
        long seconds = time.toSeconds();
        return seconds >= 120 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
