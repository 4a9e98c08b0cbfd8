package io.auscult.delivery.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * That this instance of the app, and no other, does a thing. It is a lock of the database that ends with its connection, and so with
 * the process, however that ends.
 */
public final class Hold implements AutoCloseable {
    private static final int ANSWERS_WITHIN_SECONDS = 2;

    private final Connection connection;

    private Hold(Connection connection) {
        this.connection = connection;
    }

    /** Empty while another has it. */
    static Optional<Hold> take(DataSource source, long what) throws SQLException {
        Connection connection = source.getConnection();
        boolean taken = false;
        try (PreparedStatement ask = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            ask.setLong(1, what);
            try (ResultSet answer = ask.executeQuery()) {
                taken = answer.next() && answer.getBoolean(1);
            }
        } finally {
            if (!taken) {
                connection.close();
            }
        }
        return taken ? Optional.of(new Hold(connection)) : Optional.empty();
    }

    /** False when the connection is gone: then another may have it by now. */
    public boolean stands() {
        try {
            return connection.isValid(ANSWERS_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Lets go. A pooled connection goes on, so its locks are taken back first. */
    @Override
    public void close() {
        try (connection;
                PreparedStatement free = connection.prepareStatement("select pg_advisory_unlock_all()")) {
            free.execute();
        } catch (SQLException e) {
            // The connection is gone, and with it what it held.
        }
    }
}
