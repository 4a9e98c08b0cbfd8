package io.auscult.delivery.app;

import io.auscult.core.event.PatientEvent;
import io.auscult.delivery.FakeCards;
import io.auscult.delivery.consult.ChartAnswer;
import io.auscult.delivery.consult.Charts;
import io.auscult.delivery.consult.Consult;
import io.auscult.delivery.consult.Consulted;
import io.auscult.delivery.consult.WhyAnswer;
import io.auscult.delivery.consult.Whys;
import io.auscult.delivery.store.Cards;
import io.auscult.schemas.codec.WireSerdes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The app without a registry, and with a consultation that a test sets. */
@TestConfiguration(proxyBeanMethods = false)
public class TestWiring {
    static final AtomicReference<Consulted> CONSULTED = new AtomicReference<>(new Consulted.NotAsked());
    /** Asked instead, where a test sets one. */
    static final AtomicReference<@Nullable Consult> ASKED = new AtomicReference<>();

    static final AtomicReference<List<PatientEvent>> DRAFTS = new AtomicReference<>(List.of());
    static final AtomicReference<ChartAnswer> CHART = new AtomicReference<>(new ChartAnswer.NotAsked());
    static final AtomicReference<WhyAnswer> WHY = new AtomicReference<>(new WhyAnswer.NotAsked());

    @Bean
    @Primary
    WireSerdes localSerdes() {
        return WireSerdes.local();
    }

    @Bean
    @Primary
    RegistryCheck noRegistry() {
        return () -> {};
    }

    @Bean
    @Primary
    Consult setConsult() {
        return (patient, drafts) -> {
            DRAFTS.set(drafts);
            Consult asked = ASKED.get();
            return asked == null ? CompletableFuture.completedFuture(CONSULTED.get()) : asked.ask(patient, drafts);
        };
    }

    @Bean
    @Primary
    Whys setWhys() {
        return (_, _) -> WHY.get();
    }

    @Bean
    @Primary
    Charts setCharts() {
        return _ -> CHART.get();
    }

    @Bean
    @Primary
    Cards fakeCards() {
        return new FakeCards();
    }
}
