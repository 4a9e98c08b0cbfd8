package io.auscult.delivery.app;

import io.auscult.core.value.SiteKey;
import io.auscult.delivery.answer.AnswerPublisher;
import io.auscult.delivery.answer.SightingPublisher;
import io.auscult.delivery.app.CdsHooksSettings.Authentication;
import io.auscult.delivery.app.CdsHooksSettings.Caller;
import io.auscult.delivery.app.CdsHooksSettings.Server;
import io.auscult.delivery.audit.Disclosures;
import io.auscult.delivery.caller.TokenCheck;
import io.auscult.delivery.cdshooks.CardWriter;
import io.auscult.delivery.cdshooks.Consultations;
import io.auscult.delivery.cdshooks.Feedback;
import io.auscult.delivery.cdshooks.Gathering;
import io.auscult.delivery.cdshooks.HookAnswers;
import io.auscult.delivery.cdshooks.HttpFhirReads;
import io.auscult.delivery.cdshooks.JustAnswered;
import io.auscult.delivery.cdshooks.ListedServers;
import io.auscult.delivery.cdshooks.PatientLookup;
import io.auscult.delivery.cdshooks.Proposals;
import io.auscult.delivery.cdshooks.Withdrawals;
import io.auscult.delivery.consult.Consult;
import io.auscult.delivery.consult.Consulted;
import io.auscult.delivery.consult.HttpConsult;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.inbox.Currency;
import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.inbox.Shelves;
import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.InvolvedStore;
import io.auscult.delivery.store.ProposalStore;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.store.TokenStore;
import io.auscult.delivery.viewer.Viewers;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What CDS Hooks answers, and who may call it. */
@Configuration(proxyBeanMethods = false)
class CdsHooksConfiguration {
    @Bean
    Consult consult(DeliveryConfig config, WireSerdes serdes, Topics topics) {
        return config.consult().url().isBlank()
                ? (_, _) -> CompletableFuture.completedFuture(new Consulted.NotAsked())
                : new HttpConsult(
                        URI.create(config.consult().url()), config.consult().timeout(), serdes, topics);
    }

    @Bean
    PatientLookup patientLookup(DeliveryConfig config, Stores stores) {
        return new PatientLookup(stores.people(), SiteKey.ofHex(config.siteKey()));
    }

    @Bean
    ListedServers listedServers(CdsHooksSettings settings) {
        return new ListedServers(
                settings.fhirServers().stream().collect(Collectors.toMap(Server::url, Server::source)));
    }

    @Bean
    CardWriter cardWriter(
            AlertPages pages,
            RuleCards cards,
            Supplier<Currency> currency,
            DeliveryConfig config,
            CdsHooksSettings settings) {
        return new CardWriter(pages, cards, currency, config.publicUrl(), settings.smartLaunch());
    }

    @Bean
    JustAnswered justAnswered() {
        return new JustAnswered();
    }

    @Bean
    ProposalStore proposalStore(Database database) {
        return new ProposalStore(database);
    }

    @Bean
    HookAnswers hookAnswers(
            Stores stores,
            Database database,
            PatientLookup lookup,
            ListedServers servers,
            Consult consult,
            Viewers viewers,
            Shelves shelves,
            ProposalStore proposals,
            AnswerPublisher answers,
            JustAnswered justAnswered,
            CardWriter writer,
            SightingPublisher sightings,
            Disclosures disclosures,
            CdsHooksSettings settings,
            InstantSource clock) {
        return new HookAnswers(
                lookup,
                new Gathering(servers, new HttpFhirReads(settings.fetchTimeout())),
                new Consultations(consult, lookup, servers, clock),
                viewers,
                stores.alerts(),
                shelves,
                new Proposals(proposals, answers),
                new Withdrawals(new InvolvedStore(database)),
                justAnswered,
                writer,
                sightings,
                disclosures,
                clock);
    }

    @Bean
    Feedback feedback(
            Stores stores,
            ProposalStore proposals,
            RuleCards cards,
            AnswerPublisher answers,
            JustAnswered justAnswered,
            InstantSource clock) {
        return new Feedback(stores.sightings(), stores.alerts(), proposals, cards, answers, justAnswered, clock);
    }

    @Bean
    WebMvcConfigurer callers(
            CdsHooksSettings settings,
            DeliveryConfig config,
            Database database,
            InstantSource clock,
            @Value("${server.address:#{null}}") @Nullable InetAddress address) {
        return switch (settings.authentication()) {
            case NONE -> anybodyOnThisMachine(address);
            case JWT ->
                guarded(new KnownCallers(
                        new TokenCheck(
                                settings.clients().stream().map(Caller::client).toList(),
                                new TokenStore(database, clock),
                                settings.longestLife(),
                                clock),
                        bases(settings, config)));
        };
    }

    static WebMvcConfigurer anybodyOnThisMachine(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalStateException(
                    "auscult.delivery.cds-hooks.authentication is "
                            + Authentication.NONE
                            + ", which is for this machine only: set server.address to 127.0.0.1, or name the clients that may call");
        }
        return new WebMvcConfigurer() {};
    }

    private static WebMvcConfigurer guarded(KnownCallers callers) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(callers).addPathPatterns("/cds-services", "/cds-services/**");
            }
        };
    }

    private static List<URI> bases(CdsHooksSettings settings, DeliveryConfig config) {
        List<URI> bases = new ArrayList<>(settings.baseUrls());
        bases.add(config.publicUrl());
        return bases;
    }
}
