package vedette.watchlist;

import java.util.Locale;
import java.util.Optional;

/// A column of a table of entries, with the names that it has elsewhere.
enum Column {
    PLATE(
            "plate",
            "number",
            "platenumber",
            "licenseplate",
            "licenceplate",
            "licenseplatenumber",
            "registration",
            "reg",
            "regnumber",
            "vehicle",
            "kennzeichen",
            "plaque",
            "matricula",
            "targa",
            "ทะเบียน",
            "เลขทะเบียน",
            "ทะเบียนรถ",
            "ป้ายทะเบียน"),
    LIST("list", "listtype", "type", "kind", "category", "status", "color", "colour"),
    REASON("reason", "note", "notes", "comment", "comments", "description", "remark", "remarks", "why", "เหตุผล"),
    FROM("from", "validfrom", "start", "starts", "begin", "begins", "since"),
    UNTIL("until", "validuntil", "to", "validto", "end", "ends", "expires", "expiry", "expirydate", "expiresat"),
    DAYS("days", "day", "weekdays", "weekday"),
    HOURS("hours", "hour", "times", "timeofday"),
    ADDED("added", "addedat", "created", "createdat", "date"),
    SOURCE("source", "origin"),
    OWNER("owner", "by", "addedby", "operator", "author", "createdby");

    /// Each between blanks.
    private final String names;

    Column(String... names) {
        this.names = " " + String.join(" ", names) + " ";
    }

    /// The name that it is written with.
    String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> find(String heading) {
        String plain = CsvLines.unguarded(heading).toLowerCase(Locale.ROOT).replaceAll("[\\s_.:#-]", "");
        for (Column each : values()) {
            if (!plain.isEmpty() && each.names.contains(" " + plain + " ")) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
