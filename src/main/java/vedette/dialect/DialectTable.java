package vedette.dialect;

import java.util.Locale;

/// The camera systems and what they offer, as a table for the README. Pure.
public final class DialectTable {
    private DialectTable() {}

    /// A Markdown table, a line for each system in the order of their ids and a column for each [Feature];
    /// ends with a line break.
    public static String markdown(DialectCatalog catalog) {
        StringBuilder table = new StringBuilder("| system | id |");
        StringBuilder rule = new StringBuilder("|---|---|");
        for (Feature feature : Feature.values()) {
            table.append(' ').append(feature.name().toLowerCase(Locale.ROOT)).append(" |");
            rule.append(":-:|");
        }
        table.append('\n').append(rule).append('\n');
        for (CameraDialect dialect : catalog.dialects()) {
            table.append("| ").append(dialect.displayName());
            table.append(" | `").append(dialect.id()).append("` |");
            for (Feature feature : Feature.values()) {
                table.append(dialect.features().contains(feature) ? " yes |" : " – |");
            }
            table.append('\n');
        }
        return table.toString();
    }
}
