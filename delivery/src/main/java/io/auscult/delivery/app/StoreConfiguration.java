package io.auscult.delivery.app;

import io.auscult.delivery.store.Cards;
import io.auscult.delivery.store.Changes;
import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.FiledCards;
import io.auscult.delivery.store.Progress;
import io.auscult.delivery.store.Stores;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables, and the clock: delivery is where time is looked at. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Database database(DataSource source) {
        return new Database(source);
    }

    @Bean
    Stores stores(Database database) {
        return Stores.of(database);
    }

    @Bean
    Cards cards() {
        return new FiledCards();
    }

    @Bean
    Changes changes() {
        return new Changes();
    }

    @Bean
    Progress progress() {
        return new Progress();
    }
}
