package vedette.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;

/// A condition in SQL and the values of its question marks. What an operator or a camera wrote is only ever a
/// value.
record Condition(String sql, List<Object> values) {
    Condition {
        values = List.copyOf(values);
    }

    static Condition of(String sql, Object... values) {
        return new Condition(sql, List.of(values));
    }

    /// All of them at once; true when there are none.
    static Condition all(List<Condition> conditions) {
        return joined(conditions, " AND ", "TRUE");
    }

    /// At least one of them; false when there are none.
    static Condition any(List<Condition> conditions) {
        return joined(conditions, " OR ", "FALSE");
    }

    private static Condition joined(List<Condition> conditions, String word, String none) {
        if (conditions.isEmpty()) {
            return of(none);
        }
        List<Object> values = new ArrayList<>();
        conditions.forEach(condition -> values.addAll(condition.values));
        String sql = conditions.stream().map(Condition::sql).collect(Collectors.joining(word, "(", ")"));
        return new Condition(sql, values);
    }

    Condition and(Condition other) {
        return all(Stream.of(this, other).toList());
    }

    /// Gives a statement the values, in the order of its question marks.
    static <S extends SqlStatement<S>> S bind(S statement, List<Object> values) {
        int position = 0;
        for (Object value : values) {
            Argument argument = (at, prepared, context) -> prepared.setObject(at, value);
            statement.bind(position++, argument);
        }
        return statement;
    }
}
