package io.auscult.rules.lint;

import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.RuleId;
import io.auscult.rules.condition.Clause;
import io.auscult.rules.pack.Card;
import io.auscult.rules.pack.PpvFloor;
import java.util.stream.Stream;

/** Says beforehand which alerts will not interrupt though their card means them to: the site's floor for models keeps them passive. */
final class InterruptCheck {
    private final Linted pack;

    private InterruptCheck(Linted pack) {
        this.pack = pack;
    }

    static void check(Linted pack) {
        InterruptCheck check = new InterruptCheck(pack);
        pack.pack().cards().forEach((rule, card) -> {
            if (card instanceof Card.ForAlert alert) {
                check.card(rule, alert);
            }
        });
        if (pack.pack().policies().floor() != null) {
            check.named(pack.pack().policies().floor());
        }
    }

    private void card(RuleId rule, Card.ForAlert card) {
        boolean escalates = pack.pack().policies().escalations().containsKey(rule);
        if (!card.indicator().interrupts() && !escalates) {
            return;
        }
        boolean asksModel = pack.variants(rule).stream().anyMatch(one -> asksModel(one.when()));
        floors().flatMap(floor -> floor.against(rule, card.ppv()).stream())
                .filter(passive -> asksModel || !passive.ofModelsOnly())
                .findFirst()
                .ifPresent(passive -> pack.add(
                        LintKind.PASSIVE,
                        CardCheck.file(pack, rule),
                        words(rule, card, passive),
                        card.ppv() == null ? "indicator:" : "ppv:"));
    }

    private Stream<PpvFloor> floors() {
        PpvFloor own = pack.pack().policies().floor();
        return Stream.concat(pack.terms().floors().stream(), Stream.ofNullable(own))
                .distinct();
    }

    private static String words(RuleId rule, Card.ForAlert card, PassiveOnly passive) {
        String meant = card.indicator().interrupts()
                ? "the card says " + card.indicator().word()
                : "the pack escalates it unread";
        String done = card.ppv() == null
                ? " State one (\"ppv:\" with value and citation), or let the site name " + rule
                        + " under interrupt: withoutPpv: in its policy pack"
                : "";
        return meant + ", and it will be shown passively. " + passive.why() + done;
    }

    private static boolean asksModel(Clause clause) {
        return switch (clause) {
            case Clause.All all -> all.parts().stream().anyMatch(InterruptCheck::asksModel);
            case Clause.Any any -> any.parts().stream().anyMatch(InterruptCheck::asksModel);
            case Clause.Exists exists -> asksModel(exists.part());
            case Clause.Not _ -> false;
            case Clause.Pattern pattern -> ModelCheck.SIGNALS.contains(pattern.type());
        };
    }

    /** The rules of other packs that a site names. */
    private void named(PpvFloor floor) {
        if (pack.terms().rules().isEmpty()) {
            return;
        }
        floor.withoutPpv().keySet().stream()
                .filter(rule -> !pack.terms().rules().contains(rule))
                .forEach(rule -> pack.add(
                        LintKind.OTHER_RULE,
                        "pack.yaml",
                        rule + " is not a rule of this pack or of one beside it",
                        "withoutPpv:",
                        rule.value()));
    }
}
