package io.auscult.delivery.cdshooks;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.ContentHash;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.cdshooks.CardResponse.Card;
import io.auscult.delivery.cdshooks.CardResponse.Link;
import io.auscult.delivery.cdshooks.CardResponse.Reason;
import io.auscult.delivery.cdshooks.CardResponse.Source;
import io.auscult.delivery.inbox.AlertPage;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.inbox.Currency;
import io.auscult.delivery.inbox.Markdown;
import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.store.PatientAlert;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Alerts as CDS Hooks cards. */
public final class CardWriter {
    private final AlertPages pages;
    private final RuleCards cards;
    private final Supplier<Currency> currency;
    private final URI publicUrl;

    /** @param publicUrl how a browser reaches this app */
    public CardWriter(AlertPages pages, RuleCards cards, Supplier<Currency> currency, URI publicUrl) {
        this.pages = pages;
        this.cards = cards;
        this.currency = currency;
        this.publicUrl = publicUrl;
    }

    Card card(PatientAlert shown, String hookInstance, boolean degraded) {
        Episode episode = shown.alert().episode();
        AlertPage page = pages.page(shown);
        String limits = Markdown.limits(cards.of(episode.rule()).markdown());
        return new Card(
                uuid(episode, hookInstance),
                episode.raise().summary(),
                episode.indicator().word(),
                CardDetail.of(page, limits, currency.get(), degraded),
                source(page.ruleTitle(), episode.rule()),
                reasons(page),
                List.of(Link.absolute(
                        "Open in Auscult", url("/inbox/" + episode.id().value()))));
    }

    /** None where the alert asks for none; the others differ in what the inbox insists on, which a card cannot say. */
    private static @Nullable List<Reason> reasons(AlertPage page) {
        return page.acknowledgement() == Acknowledgement.NONE
                ? null
                : OverrideReasons.flat(page.reasons()).stream().map(Reason::of).toList();
    }

    /** A card that no alert in the log stands behind yet: nothing to answer to. */
    Card proposal(PatientAlert proposed) {
        Episode episode = proposed.alert().episode();
        return new Card(
                null,
                episode.raise().summary(),
                episode.raise().indicator().word(),
                CardDetail.of(episode.raise().rationale().sentence(), currency.get()),
                source(cards.named(episode.rule()), episode.rule()),
                null,
                List.of(Link.absolute(
                        "Open the patient in Auscult",
                        url("/patients/" + proposed.patient().value()))));
    }

    /** Said alone only when there is nothing else to say: silence would read as "all is well". */
    Card degraded() {
        return new Card(
                null,
                "Decision support is incomplete: the live check did not answer. No alert was open before this call.",
                Indicator.INFO.word(),
                CardDetail.closing(currency.get(), true),
                new Source("Auscult", url("/inbox")),
                null,
                List.of());
    }

    private Source source(String title, RuleId rule) {
        return new Source("Auscult: " + title, url("/evidence/" + rule.value()));
    }

    private String url(String path) {
        return publicUrl.resolve(path).toString();
    }

    /** A name-based UUID (version 8): the same card for the same alert, revision and call. */
    static String uuid(Episode episode, String hookInstance) {
        String hash = ContentHash.of(episode.id().value(), Integer.toString(episode.revision()), hookInstance);
        long high = (Long.parseUnsignedLong(hash.substring(0, 16), 16) & ~0xF000L) | 0x8000L;
        long low = (Long.parseUnsignedLong(hash.substring(16), 16) & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
