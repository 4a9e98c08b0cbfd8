package io.auscult.delivery.cdshooks;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.signal.Signal;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.cdshooks.CardResponse.Card;
import io.auscult.delivery.cdshooks.CardResponse.Link;
import io.auscult.delivery.cdshooks.CardResponse.Offer;
import io.auscult.delivery.cdshooks.CardResponse.Reason;
import io.auscult.delivery.cdshooks.CardResponse.Source;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.inbox.CardBasis;
import io.auscult.delivery.inbox.Currency;
import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.RuleCard;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Alerts as CDS Hooks cards. */
public final class CardWriter {
    private final AlertPages pages;
    private final RuleCards cards;
    private final Supplier<Currency> currency;
    private final URI publicUrl;
    private final String smartLaunch;

    /**
     * A writer.
     *
     * @param publicUrl how a browser reaches this app
     * @param smartLaunch where the EHR launches Auscult as a SMART app; empty for a site without it
     */
    public CardWriter(
            AlertPages pages, RuleCards cards, Supplier<Currency> currency, URI publicUrl, String smartLaunch) {
        this.pages = pages;
        this.cards = cards;
        this.currency = currency;
        this.publicUrl = publicUrl;
        this.smartLaunch = smartLaunch;
    }

    /** What a card is written for: the call, in the caller's edition, up to when the data goes, and what could not be had. */
    record Setting(HookCall call, Edition edition, Currency currency, List<String> caveats) {
        Setting {
            caveats = List.copyOf(caveats);
        }
    }

    Setting setting(HookCall call, Edition edition, List<String> caveats) {
        return new Setting(call, edition, currency.get(), caveats);
    }

    Card card(PatientAlert shown, Setting setting) {
        return card(
                shown,
                pages.basis(shown),
                setting,
                links("/inbox/" + shown.alert().episode().id().value()));
    }

    /**
     * What no alert in the log says yet.
     *
     * @param signals as they were for this question
     * @param known whether there is a page of the patient
     */
    Card proposal(PatientAlert proposed, List<Signal> signals, boolean known, Setting setting) {
        return card(
                proposed,
                pages.basis(proposed, signals),
                setting,
                known ? links("/patients/" + proposed.patient().value()) : List.of());
    }

    private Card card(PatientAlert shown, CardBasis basis, Setting setting, List<Link> links) {
        Episode episode = shown.alert().episode();
        RuleCard card = cards.of(episode.rule());
        String uuid = CardIds.card(episode, setting.call().hookInstance());
        List<Offer> offers = Offers.of(card.suggestions(), uuid, setting.call(), setting.edition());
        return new Card(
                uuid,
                CardSummary.of(episode.raise()),
                episode.indicator().word(),
                CardDetail.of(basis, card.markdown(), setting.currency(), setting.caveats()),
                source(basis.ruleTitle(), episode.rule()),
                offers.isEmpty() ? null : offers,
                offers.isEmpty() ? null : "any",
                reasons(basis),
                links);
    }

    /** None where the alert asks for none; the others differ in what the inbox insists on, which a card cannot say. */
    private static @Nullable List<Reason> reasons(CardBasis basis) {
        return basis.acknowledgement() == Acknowledgement.NONE
                ? null
                : OverrideReasons.flat(basis.reasons()).stream().map(Reason::of).toList();
    }

    /** Told once to who was shown the alert or answered it. */
    Card withdrawn(PatientAlert owned, Setting setting) {
        Episode episode = owned.alert().episode();
        return new Card(
                CardIds.withdrawal(episode, setting.call().hookInstance()),
                CardSummary.withdrawn(episode.raise()),
                Indicator.INFO.word(),
                CardDetail.withdrawn(
                        episode.raise().summary(), pages.basis(owned).ending(), setting.currency()),
                source(cards.named(episode.rule()), episode.rule()),
                null,
                null,
                null,
                links("/inbox/" + episode.id().value()));
    }

    /** Said alone only when there is nothing else to say: silence would read as "all is well". */
    Card degraded(Setting setting) {
        return alone(
                "Decision support is incomplete: the live check did not answer. No alert was open before this call.",
                setting);
    }

    /** The same of an order that could not be read. */
    Card unread(Setting setting) {
        return alone("Decision support is incomplete: an order could not be read. Nothing is said about it.", setting);
    }

    private Card alone(String summary, Setting setting) {
        return new Card(
                null,
                summary,
                Indicator.INFO.word(),
                CardDetail.closing(setting.caveats(), setting.currency()),
                new Source("Auscult", url("/inbox")),
                null,
                null,
                null,
                List.of());
    }

    private List<Link> links(String page) {
        List<Link> links = new ArrayList<>(List.of(Link.absolute("Open in Auscult", url(page))));
        if (!smartLaunch.isEmpty()) {
            links.add(Link.smart("Open in Auscult with my login", smartLaunch, page));
        }
        return links;
    }

    private Source source(String title, RuleId rule) {
        return new Source("Auscult: " + title, url("/evidence/" + rule.value()));
    }

    private String url(String path) {
        return publicUrl.resolve(path).toString();
    }
}
