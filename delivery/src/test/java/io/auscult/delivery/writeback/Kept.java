package io.auscult.delivery.writeback;

import com.zaxxer.hikari.HikariDataSource;
import io.auscult.delivery.store.Database;
import org.flywaydb.core.Flyway;

/** A database that outlives those who use it, and connections to it. */
record Kept(HikariDataSource source) implements AutoCloseable {
    private static final String SCHEMA = "delivery";

    static Kept open(String url) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername("postgres");
        source.setSchema(SCHEMA);
        source.setMaximumPoolSize(3);
        return new Kept(source);
    }

    static Kept migrated(String url) {
        Kept kept = open(url);
        Flyway.configure()
                .dataSource(kept.source)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .load()
                .migrate();
        return kept;
    }

    Database database() {
        return new Database(source);
    }

    @Override
    public void close() {
        source.close();
    }
}
