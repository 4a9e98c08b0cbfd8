package io.auscult.delivery.inbox;

import io.auscult.core.decision.RuleId;
import io.auscult.delivery.store.Cards;
import io.auscult.delivery.store.ReleaseStore;
import io.auscult.delivery.store.RuleCard;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The card of a rule as in force now. */
public final class RuleCards {
    private final ReleaseStore releases;
    private final Cards cards;
    private final InstantSource clock;

    public RuleCards(ReleaseStore releases, Cards cards, InstantSource clock) {
        this.releases = releases;
        this.cards = cards;
        this.clock = clock;
    }

    public Optional<RuleCard> find(RuleId rule) {
        return releases.packOf(rule, clock.instant()).flatMap(pack -> cards.card(pack, rule));
    }

    /** The card, or for a rule whose pack has none in force its bare name. */
    public RuleCard of(RuleId rule) {
        return find(rule).orElseGet(() -> {
            String condition = rule.value().substring(rule.value().indexOf('/') + 1);
            return new RuleCard(rule, Figures.name(condition), "", List.of(), List.of(), "");
        });
    }
}
