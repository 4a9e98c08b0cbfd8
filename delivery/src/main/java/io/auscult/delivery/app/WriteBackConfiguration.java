package io.auscult.delivery.app;

import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.inbox.ViewerBooks;
import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.Progress;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.writeback.AlertWriter;
import io.auscult.delivery.writeback.AlertWriter.Manner;
import io.auscult.delivery.writeback.Ehr;
import io.auscult.delivery.writeback.EhrPatients;
import io.auscult.delivery.writeback.FhirEhr;
import io.auscult.delivery.writeback.Reach;
import io.auscult.delivery.writeback.ReleaseWatch;
import io.auscult.delivery.writeback.WriteBack;
import io.auscult.ehr.EhrClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Write-back, where the site has named its EHR's server. */
@Configuration(proxyBeanMethods = false)
class WriteBackConfiguration {
    @Bean
    WriteBackDesk writeBackDesk(WriteBackConfig config, Stores stores, ObjectProvider<WriteBack> writeBack) {
        return new WriteBackDesk(config, stores.writeBack(), writeBack.getIfAvailable());
    }

    /** On. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${auscult.delivery.write-back.url:}'.isBlank()")
    static class On {
        @Bean
        EhrClient ehrClient(WriteBackConfig config) {
            return config.client();
        }

        @Bean
        WriteBack writeBack(
                WriteBackConfig config,
                DeliveryConfig delivery,
                EhrClient client,
                Stores stores,
                ViewerBooks books,
                RuleCards cards,
                MeterRegistry meters,
                InstantSource clock) {
            Ehr ehr = new FhirEhr(client);
            Manner manner = new Manner(
                    config.resources(),
                    config.source(),
                    delivery.publicUrl(),
                    Optional.ofNullable(AlertWriter.class.getPackage().getImplementationVersion())
                            .orElse("unversioned"),
                    new Reach(books, clock),
                    cards::named);
            EhrPatients patients =
                    new EhrPatients(ehr, stores.people()::find, config.source(), config.patientIdentifiers());
            AlertWriter writer = new AlertWriter(stores.alerts(), stores.signals(), ehr, patients, manner);
            gauges(stores, meters);
            return new WriteBack(
                    stores.writeBack(),
                    writer,
                    config.tries(),
                    outcome -> meters.counter("auscult.writeback.alerts", "outcome", outcome)
                            .increment(),
                    clock);
        }

        @Bean
        WriteBackLoop writeBackLoop(
                Database database, Progress progress, Stores stores, WriteBack writeBack, InstantSource clock) {
            return new WriteBackLoop(database, progress, new ReleaseWatch(stores, clock), writeBack);
        }

        private static void gauges(Stores stores, MeterRegistry meters) {
            Gauge.builder(
                            "auscult.writeback.waiting",
                            stores.writeBack(),
                            outbox -> outbox.counts().waiting())
                    .description("Alerts of which the EHR has not been told how they stand now")
                    .register(meters);
            Gauge.builder(
                            "auscult.writeback.dead",
                            stores.writeBack(),
                            outbox -> outbox.counts().dead())
                    .description("Alerts that the EHR does not take and that are not tried again")
                    .register(meters);
        }
    }
}
