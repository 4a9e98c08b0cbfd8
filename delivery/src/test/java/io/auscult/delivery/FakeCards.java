package io.auscult.delivery;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Mode;
import io.auscult.delivery.store.Cards;
import io.auscult.delivery.store.RuleCard;
import io.auscult.rules.pack.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cards without files: all sample rules in any pack, in the release's mode. */
public final class FakeCards implements Cards {
    private static final Suggestion ECHO = new Suggestion(
            "Draft an order for an echocardiogram",
            Suggestion.Kind.ORDER,
            ConceptId.of("echocardiogram"),
            new Coding(new Code(Code.SNOMED_CT, "433236007"), "Transthoracic echocardiography (procedure)"));
    private static final Suggestion DIABETES = new Suggestion(
            "Put diabetes on the problem list",
            Suggestion.Kind.RECORD,
            ConceptId.of("diabetes"),
            new Coding(new Code(Code.SNOMED_CT, "73211009"), null));

    @Override
    public Map<RuleId, Mode> modes(PackRelease pack) {
        return Map.of(
                Sample.STATIN, pack.mode(),
                Sample.TROPONIN, pack.mode(),
                Sample.DIABETES, pack.mode(),
                Sample.LOCK_OUT, pack.mode());
    }

    @Override
    public Optional<RuleCard> card(PackRelease pack, RuleId rule) {
        return modes(pack).containsKey(rule)
                ? Optional.of(new RuleCard(
                        rule,
                        "Cardiology clinical lead",
                        List.of("Khan SS, et al. Circulation 2024;149:430-449."),
                        List.of(),
                        rule.equals(Sample.STATIN) ? List.of(ECHO, DIABETES) : List.of(),
                        """
                        **What this says.** The PREVENT equations put the risk at or above this site's threshold.

                        **What it does not say.** PREVENT is for people of 30 to 79 years. <script>alert(1)</script>"""))
                : Optional.empty();
    }
}
