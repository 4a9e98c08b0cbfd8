package io.auscult.delivery.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One PostgreSQL for all tests of a run, with a database for each that needs its own. */
public final class TestDatabase {
    private static final EmbeddedPostgres POSTGRES = start();

    private TestDatabase() {}

    /** Creates a database and says where it is; for the whole app, which migrates it by itself. */
    public static String created(String name) {
        new Database(POSTGRES.getPostgresDatabase()).update("create database " + name);
        return POSTGRES.getJdbcUrl("postgres", name);
    }

    /** The schema, dropped and made again. */
    public static Database fresh() {
        DataSource source = POSTGRES.getPostgresDatabase(Map.of("currentSchema", "delivery"));
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .schemas("delivery")
                .defaultSchema("delivery")
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
        return new Database(source);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
