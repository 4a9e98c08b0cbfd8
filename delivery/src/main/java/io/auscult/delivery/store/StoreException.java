package io.auscult.delivery.store;

import java.sql.SQLException;

/** The database refused or did not answer. Carries the SQL state only: the server's message may quote a patient's data. */
public final class StoreException extends RuntimeException {
    private final String state;

    private StoreException(String state) {
        super("PostgreSQL answered with SQL state " + state);
        this.state = state;
    }

    static StoreException of(SQLException e) {
        String state = e.getSQLState();
        return new StoreException(state == null ? "unknown" : state);
    }

    /** True when the values themselves were refused (classes 22 and 23), so that trying again would not help. */
    boolean refusesTheValues() {
        return state.startsWith("22") || state.startsWith("23");
    }
}
