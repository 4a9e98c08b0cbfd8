package io.auscult.delivery.app;

import io.auscult.core.value.SiteKey;
import io.auscult.delivery.access.ReachedNow;
import io.auscult.delivery.answer.KafkaLog;
import io.auscult.delivery.app.login.KnownUsers;
import io.auscult.delivery.app.login.LaunchedPatients;
import io.auscult.delivery.app.login.LoginConfig;
import io.auscult.delivery.app.login.Registrations;
import io.auscult.delivery.audit.DisclosureLog;
import io.auscult.delivery.audit.DisclosurePublisher;
import io.auscult.delivery.audit.Disclosures;
import io.auscult.delivery.store.Stores;
import io.auscult.schemas.topic.Disclosure;
import io.auscult.schemas.topic.Topics;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who may see whom, and that they did. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    @Bean
    ReachedNow reachedNow(Stores stores, InstantSource clock) {
        return new ReachedNow(stores.encounters(), stores.people(), clock);
    }

    @Bean
    Registrations registrations(LoginConfig login, DeliveryConfig config, InstantSource clock) {
        return new Registrations(login, config.publicUrl(), clock);
    }

    @Bean
    KnownUsers knownUsers(LoginConfig login, Registrations registrations, Stores stores, DeliveryConfig config) {
        LaunchedPatients patients = new LaunchedPatients(stores.people(), SiteKey.ofHex(config.siteKey()));
        return new KnownUsers(login, registrations, patients);
    }

    @Bean
    Disclosures disclosures(Stores stores, InstantSource clock) {
        return new Disclosures(stores.disclosures(), clock);
    }

    @Bean
    DisclosureLog disclosureLog(Producer<String, Disclosure> producer, Topics topics) {
        KafkaLog<Disclosure> log =
                new KafkaLog<>(producer, topics.disclosures().name(), KafkaConfiguration.WAIT_FOR_THE_LOG);
        return disclosure -> log.append(disclosure.id(), disclosure, "disclosure");
    }

    @Bean
    DisclosurePublisher disclosurePublisher(Stores stores, DisclosureLog log) {
        return new DisclosurePublisher(stores.disclosures(), log);
    }

    @Bean
    WebMvcConfigurer written(WritesDisclosures disclosures) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(disclosures);
            }
        };
    }
}
