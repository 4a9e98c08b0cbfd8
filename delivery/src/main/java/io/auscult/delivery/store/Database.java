package io.auscult.delivery.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** PostgreSQL in plain JDBC: one transaction a piece of work, one statement a call. */
public final class Database {
    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** Work that reads or writes in one transaction. */
    public interface Work {
        void run(Session session) throws SQLException;
    }

    /**
     * Commits when the work returns, rolls back when it throws.
     *
     * @throws StoreException when the database refuses or does not answer
     */
    public void inTransaction(Work work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            commitOrRollBack(connection, work);
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    /** @throws StoreException when the database refuses or does not answer */
    public <T> List<T> query(String sql, Session.Row<T> row, @Nullable Object... arguments) {
        try (Connection connection = source.getConnection()) {
            return new Session(connection).query(sql, row, arguments);
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    /** @throws StoreException when the database refuses or does not answer */
    public int update(String sql, @Nullable Object... arguments) {
        try (Connection connection = source.getConnection()) {
            return new Session(connection).update(sql, arguments);
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    /**
     * The right to do a thing alone, with a connection that it keeps; empty while another instance has it.
     *
     * @throws StoreException when the database does not answer
     */
    public Optional<Hold> hold(long what) {
        try {
            return Hold.take(source, what);
        } catch (SQLException e) {
            throw StoreException.of(e);
        }
    }

    private static void commitOrRollBack(Connection connection, Work work) throws SQLException {
        boolean committed = false;
        try {
            work.run(new Session(connection));
            connection.commit();
            committed = true;
        } finally {
            if (!committed) {
                connection.rollback();
            }
        }
    }
}
