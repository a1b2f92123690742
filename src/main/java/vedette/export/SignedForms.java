package vedette.export;

import java.util.regex.Pattern;

/// How the texts begin that the station signs.
final class SignedForms {
    private SignedForms() {}

    static Pattern checkpoint(long id, String lastLink) {
        return Pattern.compile("\\Avedette (?:checkpoint|closing)\nid " + id + "\nlast-link " + lastLink + "\n");
    }

    static Pattern tombstone(long from, long to, String linkBefore, String linkAfter) {
        return Pattern.compile("\\Avedette tombstone\nfrom " + from + "\nto " + to + "\nlink-before " + linkBefore
                + "\nlink-after " + linkAfter + "\n");
    }
}
