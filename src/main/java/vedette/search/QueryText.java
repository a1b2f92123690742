package vedette.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// What an operator types to search the log: `plate:ABC* camera:"Main gate" kind:plate,alert after:yesterday gate`.
/// Parts between blanks must all hold. A part with a field narrows by it, several values between commas are any of them,
/// and the same field may come again; everything else are words. Values with blanks, commas or colons stand in quotation
/// marks, in which `\` stands before a quotation mark or itself.
///
/// @param filter what was understood
/// @param notes what was not, or was changed
public record QueryText(EventFilter filter, List<Note> notes) {
    /// More than this is not read.
    public static final int LONGEST = 4_000;

    /// @param from where in the text it begins
    /// @param to where it ends, exclusive
    /// @param sentence what is wrong with it, for the operator
    public record Note(int from, int to, String sentence) {}

    public QueryText {
        notes = List.copyOf(notes);
    }

    /// Understands a text as far as possible. Days and times of day are those of the clock's zone.
    public static QueryText parse(String text, Clock clock) {
        List<Note> notes = new ArrayList<>();
        String read = text;
        if (text.length() > LONGEST) {
            read = text.substring(0, LONGEST);
            notes.add(new Note(LONGEST, text.length(), "Only the first " + LONGEST + " characters are searched for."));
        }
        QueryReading reading = new QueryReading(clock, notes);
        QueryPart.split(read).forEach(reading::take);
        return new QueryText(reading.filter(), notes);
    }

    /// What one would type for a filter. Read again it gives the same filter, if the filter's words are separated by
    /// single blanks and its times are whole milliseconds in the years 1 to 9999.
    public static String of(EventFilter filter) {
        return QueryWriting.of(filter);
    }
}
