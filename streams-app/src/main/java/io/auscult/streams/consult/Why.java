package io.auscult.streams.consult;

import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Rulebook;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.why.Explainer;
import io.auscult.rules.why.Explanation;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.release.InForce;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the rulebook why. What it takes apart it keeps until other rules are asked about. */
public final class Why {
    private volatile @Nullable Taken last;

    private record Taken(Rulebook rulebook, Optional<Explainer> explainer) {}

    /** @param rule the rule to explain whole; null for all in short */
    public WhyView of(Asked asked, @Nullable RuleId rule) {
        Optional<Explainer> explainer = explainer(asked.inForce().rulebook());
        return new WhyView(
                asked.chart().patient().value(),
                asked.now().toString(),
                asked.position(),
                asked.incomplete(),
                asked.mergedInto() == null ? null : asked.mergedInto().value(),
                List.copyOf(versions(asked.inForce())),
                explainer.map(Explainer::rules).orElse(Set.of()).stream()
                        .map(RuleId::value)
                        .toList(),
                asked.mergedInto() != null
                        ? List.of()
                        : explainer.stream()
                                .flatMap(each -> explanations(each, asked, rule))
                                .map(why -> WhyRendering.of(why, asked.book(), asked.limit()))
                                .toList());
    }

    private static Stream<Explanation> explanations(Explainer explainer, Asked asked, @Nullable RuleId rule) {
        return rule == null
                ? explainer.explain(asked.chart(), asked.signals(), asked.book(), asked.now()).stream()
                : explainer.explain(rule, asked.chart(), asked.signals(), asked.book(), asked.now()).stream();
    }

    private Optional<Explainer> explainer(Rulebook rulebook) {
        Taken known = last;
        if (known == null || !known.rulebook().equals(rulebook)) {
            known = new Taken(
                    rulebook,
                    rulebook instanceof DroolsRulebook rules ? Optional.of(Explainer.of(rules)) : Optional.empty());
            last = known;
        }
        return known.explainer();
    }

    private static Set<String> versions(InForce inForce) {
        Set<String> versions =
                new TreeSet<>(List.of(inForce.rulebook().version().split("\\+", -1)));
        versions.add("concepts@" + inForce.concepts().version());
        inForce.models().stream()
                .map(Deployed::model)
                .forEach(model -> versions.add(model.ref().toString()));
        return versions;
    }
}
