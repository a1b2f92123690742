package vedette.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Puts the terms of one run into the database.
final class RunWriter implements AutoCloseable {
    private static final int ROWS_AT_ONCE = 32;

    private final Connection connection;
    private final long number;
    private final PreparedStatement insert;
    private final TermBlockWriter blocks = new TermBlockWriter(this::row);
    private int rows;

    RunWriter(Connection connection, long number) throws SQLException {
        this.connection = connection;
        this.number = number;
        insert = connection.prepareStatement("INSERT INTO term_block (place, entries) VALUES (?, ?)");
    }

    /// Takes the terms in their order.
    TermBlockWriter terms() {
        return blocks;
    }

    private void row(byte[] bytes) throws SQLException {
        insert.setLong(1, IndexPlaces.place(number, rows++));
        insert.setBytes(2, bytes);
        insert.addBatch();
        if (rows % ROWS_AT_ONCE == 0) {
            insert.executeBatch();
        }
    }

    void end() throws SQLException {
        int[] counts = blocks.end();
        insert.executeBatch();
        try (PreparedStatement run =
                connection.prepareStatement("INSERT INTO run (number, blocks, fence_rows) VALUES (?, ?, ?)")) {
            run.setLong(1, number);
            run.setInt(2, counts[0]);
            run.setInt(3, counts[1]);
            run.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
