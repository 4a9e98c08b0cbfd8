package io.auscult.cli.bench.hooks;

import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Port;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** The database of the delivery app: waits for what is on its way there, and adds what has become of the alerts. */
final class Stored implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final long LOOK_MILLIS = 1_000;
    /** So many looks at which nothing was new mean that all has come. */
    private static final int QUIET_LOOKS = 4;

    private final Connection connection;
    private final Addresses at;

    Stored(Addresses at) throws SQLException {
        this.at = at;
        this.connection = DriverManager.getConnection(
                "jdbc:postgresql://" + at.ports().address(Port.POSTGRES) + "/postgres", "postgres", "");
    }

    /** Rows of the tables that fill while the apps read. */
    private record Rows(int alerts, int scoredPatients, int signals, int decisions) {
        boolean isAll(HooksPlan plan) {
            return alerts >= plan.patients() * HooksPlan.ALERTS_OF_A_PATIENT && scoredPatients >= plan.inHouse();
        }
    }

    /** Returns when the alerts and the signals of everybody in the house are stored, and nothing more comes. */
    void await(HooksPlan plan, Consumer<String> progress) throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        int quiet = 0;
        Rows rows = rows();
        while (!rows.isAll(plan) || quiet < QUIET_LOOKS) {
            progress.accept(rows.alerts + " alerts stored, of " + rows.scoredPatients + " patients there are scores");
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "After " + LIMIT.toMinutes() + " minutes not all is stored; see " + at.logs());
            }
            Thread.sleep(LOOK_MILLIS);
            Rows before = rows;
            rows = rows();
            quiet = rows.equals(before) ? quiet + 1 : 0;
        }
    }

    /** What users were shown and answered over the two years, and the statistics that autovacuum would have by then. */
    void grow() throws SQLException, IOException {
        try (InputStream script = Objects.requireNonNull(Stored.class.getResourceAsStream("history.sql"));
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("vacuum analyze");
        }
    }

    int alerts() throws SQLException {
        return rows().alerts;
    }

    private Rows rows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (select count(*) from delivery.alert), (select count(distinct patient) from delivery.signal),
                            (select count(*) from delivery.signal), (select count(*) from delivery.decision)""")) {
            row.next();
            return new Rows(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
