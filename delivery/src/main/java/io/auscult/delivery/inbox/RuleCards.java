package io.auscult.delivery.inbox;

import io.auscult.core.decision.RuleId;
import io.auscult.delivery.store.Cards;
import io.auscult.delivery.store.PolicyStore;
import io.auscult.delivery.store.ReleaseStore;
import io.auscult.delivery.store.RuleCard;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The card of a rule as in force now. */
public final class RuleCards {
    private final ReleaseStore releases;
    private final PolicyStore policies;
    private final Cards cards;
    private final InstantSource clock;

    public RuleCards(ReleaseStore releases, PolicyStore policies, Cards cards, InstantSource clock) {
        this.releases = releases;
        this.policies = policies;
        this.cards = cards;
        this.clock = clock;
    }

    public Optional<RuleCard> find(RuleId rule) {
        return releases.packOf(rule, clock.instant()).flatMap(pack -> cards.card(pack, rule));
    }

    /** What a reader calls a rule: as its card says, else after its id. */
    public String named(RuleId rule) {
        return named(rule, titles());
    }

    static String named(RuleId rule, Map<RuleId, String> titles) {
        String title = titles.get(rule);
        return title == null ? title(rule) : title;
    }

    /** As the cards in force now say. */
    Map<RuleId, String> titles() {
        return policies.titles(clock.instant());
    }

    /** After its id: "High ASCVD risk without statin". */
    public static String title(RuleId rule) {
        return Figures.name(rule.value().substring(rule.value().indexOf('/') + 1));
    }

    /** The card, or for a rule whose pack has none in force its bare name. */
    public RuleCard of(RuleId rule) {
        return find(rule).orElseGet(() -> new RuleCard(rule, "", List.of(), List.of(), ""));
    }
}
