package io.auscult.delivery.app;

import io.auscult.core.alert.Whereabouts;
import io.auscult.delivery.access.ReachedNow;
import io.auscult.delivery.answer.AnswerPublisher;
import io.auscult.delivery.answer.DeferralPublisher;
import io.auscult.delivery.answer.EventLog;
import io.auscult.delivery.answer.SightingPublisher;
import io.auscult.delivery.consult.ChartAnswer;
import io.auscult.delivery.consult.Charts;
import io.auscult.delivery.consult.HttpCharts;
import io.auscult.delivery.consult.HttpWhys;
import io.auscult.delivery.consult.WhyAnswer;
import io.auscult.delivery.consult.Whys;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.inbox.AlertRows;
import io.auscult.delivery.inbox.AmongWhom;
import io.auscult.delivery.inbox.Backgrounds;
import io.auscult.delivery.inbox.ChartSummaries;
import io.auscult.delivery.inbox.ChartTrends;
import io.auscult.delivery.inbox.Clockface;
import io.auscult.delivery.inbox.Currency;
import io.auscult.delivery.inbox.InboxPages;
import io.auscult.delivery.inbox.ModelCards;
import io.auscult.delivery.inbox.ModelPages;
import io.auscult.delivery.inbox.PatientPages;
import io.auscult.delivery.inbox.Plots;
import io.auscult.delivery.inbox.RowMarks;
import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.inbox.Shelves;
import io.auscult.delivery.inbox.SignalViews;
import io.auscult.delivery.inbox.ViewerBooks;
import io.auscult.delivery.inbox.WhyPages;
import io.auscult.delivery.inbox.Withdrawals;
import io.auscult.delivery.report.ReportPages;
import io.auscult.delivery.report.RulePages;
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
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pages and cards are made of. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {
    /** The first answer after a new rulebook takes the rules apart, and so some seconds. */
    private static final Duration A_PERSON_WAITS = Duration.ofSeconds(15);

    /** What a page can do without is waited for no longer. */
    private static final Duration A_PAGE_WAITS = Duration.ofSeconds(2);

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
    Shelves shelves(ViewerBooks books, DeferralPublisher deferrals, InstantSource clock, Readings readings) {
        return new Shelves(books, deferrals, clock, readings::reached);
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
    AlertRows alertRows(Stores stores, RuleCards cards, Clockface face, InstantSource clock, Readings readings) {
        return new AlertRows(stores.people(), cards, face, clock, readings::shown);
    }

    @Bean
    Plots plots(Clockface face) {
        return new Plots(face);
    }

    @Bean
    ModelCards modelCards(Stores stores) {
        return new ModelCards(
                stores.releases(), text -> FolderCardFile.parse(text).card());
    }

    @Bean
    SignalViews signalViews(Stores stores, ModelCards models, Plots plots, Clockface face) {
        return new SignalViews(stores.signals(), models, plots, face);
    }

    @Bean
    Charts charts(DeliveryConfig config) {
        return config.consult().url().isBlank()
                ? _ -> new ChartAnswer.NotAsked()
                : new HttpCharts(URI.create(config.consult().url()), A_PAGE_WAITS);
    }

    @Bean
    ChartTrends chartTrends(Charts charts, Plots plots) {
        return new ChartTrends(charts, plots);
    }

    @Bean
    ChartSummaries chartSummaries(Charts charts, ChartTrends trends, Stores stores, Clockface face) {
        return new ChartSummaries(
                charts,
                trends,
                (patient, now) ->
                        stores.encounters().now(List.of(patient), now).getOrDefault(patient, Whereabouts.UNKNOWN),
                face);
    }

    @Bean
    Backgrounds backgrounds(Stores stores, Viewers viewers, ChartTrends trends, Clockface face) {
        return new Backgrounds(stores, viewers, trends, face);
    }

    @Bean
    RowMarks rowMarks(Stores stores, Viewers viewers) {
        return new RowMarks(stores, viewers);
    }

    @Bean
    Withdrawals withdrawals(Stores stores, Viewers viewers, Shelves shelves) {
        return new Withdrawals(stores, viewers, shelves);
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
    ModelPages modelPages(Stores stores, ModelCards cards, Clockface face, InstantSource clock) {
        return new ModelPages(stores.releases(), face, clock, cards);
    }

    @Bean
    RulePages rulePages(Stores stores, RuleCards cards, Clockface face, InstantSource clock) {
        return new RulePages(stores, cards, face, clock);
    }

    @Bean
    ReportPages reportPages(Stores stores, RuleCards cards, Viewers viewers, Clockface face, InstantSource clock) {
        return new ReportPages(stores, cards, viewers, face, clock);
    }

    @Bean
    InboxPages inboxPages(
            Stores stores,
            Shelves shelves,
            Withdrawals withdrawals,
            ReachedNow wards,
            Viewers viewers,
            RowMarks marks,
            AlertRows rows,
            ModelCards models,
            Clockface face,
            InstantSource clock) {
        AmongWhom whom = new AmongWhom(shelves, wards, viewers);
        return new InboxPages(stores, shelves, withdrawals, whom, marks, rows, models, face, clock);
    }

    @Bean
    PatientPages patientPages(
            Stores stores,
            Shelves shelves,
            AlertRows rows,
            SignalViews views,
            ChartSummaries charts,
            Clockface face,
            InstantSource clock) {
        return new PatientPages(stores, shelves, rows, views, charts, face, clock);
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
    Whys whys(DeliveryConfig config) {
        return config.consult().url().isBlank()
                ? (_, _) -> new WhyAnswer.NotAsked()
                : new HttpWhys(URI.create(config.consult().url()), A_PERSON_WAITS);
    }

    @Bean
    WhyPages whyPages(Whys whys, Shelves shelves, AlertRows rows, Clockface face) {
        return new WhyPages(whys, shelves, rows, face);
    }
}
