package vedette.watchlist;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A column of a table of entries, with the names that it has elsewhere.
enum Column {
    PLATE(
            "plate plateno plateid platenumber numberplate licenseplate licenceplate licenseplatenumber licenceplatenumber"
                    + " licenseplateno licenseno vehicleplate vehicleregistration registrationnumber registrationno"
                    + " registrationplate regnumber regno vrm vrn kennzeichen kfzkennzeichen nummernschild plaque"
                    + " immatriculation matricula matrícula placa targa tablica rejestracja"
                    + " ทะเบียน เลขทะเบียน ทะเบียนรถ ป้ายทะเบียน",
            // Also headings of numbers of rows, of makes and of papers.
            "number registration reg vehicle"),
    // No colours: what is written there may be the vehicle's, and “white” is a list.
    LIST("list listtype listname liste", "type kind category status"),
    REASON(
            "reason note notes comment comments description remark remarks why grund bemerkung motif raison motivo เหตุผล",
            ""),
    FROM("from validfrom start starts begin begins since startdate gültigvon gueltigvon gültigab gueltigab", ""),
    UNTIL(
            "until validuntil validto to end ends enddate expires expiry expirydate expirationdate expiresat gültigbis"
                    + " gueltigbis",
            ""),
    DAYS("days day weekdays weekday", ""),
    HOURS("hours hour times timeofday", ""),
    ADDED("added addedat created createdat date", ""),
    SOURCE("source origin", ""),
    OWNER("owner by addedby operator author createdby", "");

    /// Each between blanks.
    private final String names;

    private final String others;

    /// @param names what it is called where nothing else can be meant, with blanks between
    /// @param others what it is called where there is no better one
    Column(String names, String others) {
        this.names = " " + names + " ";
        this.others = " " + others + " ";
    }

    /// The name that it is written with.
    String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The columns that a table's first row names, by their places; null where it names none.
    ///
    /// @param cells the first row
    /// @param hasLists whether all that stands in the column at a place are names of lists
    static @Nullable Map<Column, Integer> named(List<String> cells, IntPredicate hasLists) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        Set<Integer> taken = new HashSet<>();
        for (Column each : values()) {
            int place = place(cells, each.names);
            if (place < 0) {
                place = place(cells, each.others);
                place = each == LIST && place >= 0 && !hasLists.test(place) ? -1 : place;
            }
            if (place >= 0 && taken.add(place)) {
                places.put(each, place);
            }
        }
        return places.isEmpty() ? null : places;
    }

    private static int place(List<String> cells, String wanted) {
        for (int i = 0; i < cells.size(); i++) {
            String plain = Normalizer.normalize(CsvLines.unguarded(cells.get(i)), Normalizer.Form.NFC)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[\\s_.:#-]", "");
            if (!plain.isEmpty() && wanted.contains(" " + plain + " ")) {
                return i;
            }
        }
        return -1;
    }
}
