package io.auscult.delivery.app;

import io.auscult.core.value.SiteKey;
import io.auscult.delivery.answer.AnswerPublisher;
import io.auscult.delivery.answer.DeferralPublisher;
import io.auscult.delivery.answer.EventLog;
import io.auscult.delivery.answer.SightingPublisher;
import io.auscult.delivery.cdshooks.CardWriter;
import io.auscult.delivery.cdshooks.Feedback;
import io.auscult.delivery.cdshooks.PatientLookup;
import io.auscult.delivery.cdshooks.PatientView;
import io.auscult.delivery.consult.Consult;
import io.auscult.delivery.consult.Consulted;
import io.auscult.delivery.consult.HttpConsult;
import io.auscult.delivery.consult.HttpWhys;
import io.auscult.delivery.consult.WhyAnswer;
import io.auscult.delivery.consult.Whys;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.inbox.AlertRows;
import io.auscult.delivery.inbox.Clockface;
import io.auscult.delivery.inbox.Currency;
import io.auscult.delivery.inbox.InboxPages;
import io.auscult.delivery.inbox.ModelPages;
import io.auscult.delivery.inbox.PatientPages;
import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.inbox.Shelves;
import io.auscult.delivery.inbox.SignalViews;
import io.auscult.delivery.inbox.ViewerBooks;
import io.auscult.delivery.inbox.WhyPages;
import io.auscult.delivery.store.Cards;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.viewer.LiveViewers;
import io.auscult.delivery.viewer.ViewerList;
import io.auscult.delivery.viewer.Viewers;
import io.auscult.models.card.FolderCardFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pages and cards are made of. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {
    /** The first answer after a new rulebook takes the rules apart, and so some seconds. */
    private static final Duration A_PERSON_WAITS = Duration.ofSeconds(15);

    @Bean
    Clockface clockface(DeliveryConfig config) {
        return new Clockface(config.zoneId());
    }

    @Bean
    Viewers viewers(DeliveryConfig config, InstantSource clock) {
        return config.viewers().isBlank() ? () -> ViewerList.EMPTY : LiveViewers.open(Path.of(config.viewers()), clock);
    }

    @Bean
    ViewerBooks viewerBooks(Stores stores, Viewers viewers, DeliveryConfig config) {
        return new ViewerBooks(stores, viewers, config.zoneId());
    }

    @Bean
    Shelves shelves(ViewerBooks books, DeferralPublisher deferrals, InstantSource clock) {
        return new Shelves(books, deferrals, clock);
    }

    @Bean
    DeferralPublisher deferrals(Stores stores, EventLog log) {
        return new DeferralPublisher(stores.deferrals(), log);
    }

    @Bean
    RuleCards ruleCards(Stores stores, Cards cards, InstantSource clock) {
        return new RuleCards(stores.releases(), stores.policies(), cards, clock);
    }

    @Bean
    AlertRows alertRows(Stores stores, RuleCards cards, Clockface face, InstantSource clock) {
        return new AlertRows(stores.people(), cards, face, clock);
    }

    @Bean
    SignalViews signalViews(Stores stores, Clockface face) {
        return new SignalViews(stores.signals(), face);
    }

    @Bean
    AlertPages alertPages(
            Stores stores,
            Shelves shelves,
            RuleCards cards,
            AlertRows rows,
            SignalViews views,
            Clockface face,
            ViewerBooks books,
            InstantSource clock) {
        return new AlertPages(stores.alerts(), stores.signals(), shelves, cards, rows, views, face, books, clock);
    }

    @Bean
    ModelPages modelPages(Stores stores, Clockface face, InstantSource clock) {
        return new ModelPages(
                stores.releases(),
                face,
                clock,
                text -> FolderCardFile.parse(text).card());
    }

    @Bean
    InboxPages inboxPages(Stores stores, Shelves shelves, AlertRows rows, Clockface face) {
        return new InboxPages(stores.alerts(), stores.signals(), shelves, rows, face);
    }

    @Bean
    PatientPages patientPages(
            Stores stores, Shelves shelves, AlertRows rows, SignalViews views, Clockface face, InstantSource clock) {
        return new PatientPages(stores, shelves, rows, views, face, clock);
    }

    @Bean
    Supplier<Currency> currency(Stores stores, Clockface face, DeliveryConfig config, InstantSource clock) {
        return () -> Currency.of(stores.feeds().all(), face, config.silentAfter(), clock.instant());
    }

    @Bean
    AnswerPublisher answers(EventLog log, Stores stores, InstantSource clock) {
        return new AnswerPublisher(log, stores.answers(), clock);
    }

    @Bean
    SightingPublisher sightings(Stores stores, EventLog log) {
        return new SightingPublisher(stores.sightings(), log);
    }

    @Bean
    Consult consult(DeliveryConfig config) {
        return config.consult().url().isBlank()
                ? _ -> CompletableFuture.completedFuture(new Consulted.NotAsked())
                : new HttpConsult(
                        URI.create(config.consult().url()), config.consult().timeout());
    }

    @Bean
    Whys whys(DeliveryConfig config) {
        return config.consult().url().isBlank()
                ? (_, _) -> new WhyAnswer.NotAsked()
                : new HttpWhys(URI.create(config.consult().url()), A_PERSON_WAITS);
    }

    @Bean
    WhyPages whyPages(Whys whys, Shelves shelves, AlertRows rows, Clockface face) {
        return new WhyPages(whys, shelves, rows, face);
    }

    @Bean
    PatientView patientView(
            DeliveryConfig config,
            Stores stores,
            Viewers viewers,
            Shelves shelves,
            Consult consult,
            AlertPages pages,
            RuleCards cards,
            Supplier<Currency> currency,
            SightingPublisher sightings,
            InstantSource clock) {
        PatientLookup lookup = new PatientLookup(stores.people(), SiteKey.ofHex(config.siteKey()));
        CardWriter writer = new CardWriter(pages, cards, currency, config.publicUrl());
        return new PatientView(lookup, viewers, stores.alerts(), shelves, consult, writer, sightings, clock);
    }

    @Bean
    Feedback feedback(Stores stores, AnswerPublisher answers) {
        return new Feedback(stores.sightings(), stores.alerts(), answers);
    }
}
