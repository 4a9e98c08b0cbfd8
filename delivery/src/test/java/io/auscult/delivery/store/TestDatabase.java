package io.auscult.delivery.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One PostgreSQL for all tests of a run; each fresh database is the schema dropped and made again. */
public final class TestDatabase {
    private static final EmbeddedPostgres POSTGRES = start();

    private TestDatabase() {}

    public static String url() {
        return POSTGRES.getJdbcUrl("postgres", "postgres") + "&currentSchema=delivery";
    }

    public static Database fresh() {
        DataSource source = POSTGRES.getPostgresDatabase(java.util.Map.of("currentSchema", "delivery"));
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
