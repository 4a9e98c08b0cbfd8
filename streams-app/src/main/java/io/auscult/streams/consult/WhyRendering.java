package io.auscult.streams.consult;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.Mode;
import io.auscult.rules.why.Explanation;
import io.auscult.rules.why.Explanation.Met;
import io.auscult.rules.why.Explanation.Outcome;
import io.auscult.rules.why.Explanation.Variant;
import io.auscult.streams.consult.WhyView.AlertView;
import io.auscult.streams.consult.WhyView.ConditionView;
import io.auscult.streams.consult.WhyView.PolicyView;
import io.auscult.streams.consult.WhyView.RuleView;
import io.auscult.streams.consult.WhyView.ShownView;
import io.auscult.streams.consult.WhyView.VariantView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One explanation as a view. */
final class WhyRendering {
    private static final String INITIAL_LOAD = "only an initial load of this patient has come";

    private WhyRendering() {}

    /** @param limit how far alerts of this patient may reach now */
    static RuleView of(Explanation why, AlertBook book, Mode limit) {
        Mode mode = why.reach().mode().and(limit);
        List<String> reasons = new ArrayList<>(why.reach().reasons());
        if (limit != Mode.LIVE) {
            reasons.add(INITIAL_LOAD);
        }
        Said said = said(why.outcome());
        return new RuleView(
                why.rule().value(),
                why.kind().name().toLowerCase(Locale.ROOT),
                why.pack(),
                why.packVersion(),
                mode.word(),
                reasons,
                said.outcome(),
                said.summary(),
                said.sentence(),
                said.heldBy(),
                said.until(),
                said.holds(),
                why.because(),
                why.variants().stream().map(WhyRendering::variant).toList(),
                why.policies().stream()
                        .map(policy -> new PolicyView(policy.rule().value(), policy.holds(), policy.because()))
                        .toList(),
                alert(book, why.rule()).orElse(null));
    }

    private record Said(
            String outcome,
            @Nullable String summary,
            @Nullable String sentence,
            @Nullable String heldBy,
            @Nullable String until,
            List<String> holds) {
        static Said only(String outcome, @Nullable String sentence) {
            return new Said(outcome, null, sentence, null, null, List.of());
        }
    }

    private static Said said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Raised raised ->
                new Said("raised", raised.summary(), raised.sentence(), null, null, List.of());
            case Outcome.Held held ->
                new Said("held", held.summary(), held.sentence(), held.by().value(), text(held.until()), List.of());
            case Outcome.Holds holds ->
                new Said(
                        "holds",
                        null,
                        null,
                        null,
                        null,
                        holds.rules().stream().map(RuleId::value).toList());
            case Outcome.NotMatched _ -> Said.only("not-matched", null);
            case Outcome.Undetermined undetermined -> Said.only("undetermined", undetermined.sentence());
            case Outcome.Off _ -> Said.only("off", null);
        };
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static VariantView variant(Variant variant) {
        return new VariantView(
                variant.name(),
                variant.matched(),
                variant.conditions().stream()
                        .map(condition -> new ConditionView(condition.words(), word(condition.met()), condition.seen()))
                        .toList());
    }

    private static String word(Met met) {
        return switch (met) {
            case YES -> "yes";
            case NO -> "no";
            case NOT_REACHED -> "not-reached";
        };
    }

    private static Optional<AlertView> alert(AlertBook book, RuleId rule) {
        return book.current(rule, Subject.PATIENT).map(alert -> {
            Episode episode = alert.episode();
            return new AlertView(
                    episode.id().value(),
                    state(alert),
                    episode.openedAt().toString(),
                    episode.revision(),
                    episode.sightings().stream()
                            .map(seen -> new ShownView(
                                    seen.viewer(), seen.revision(), seen.at().toString()))
                            .toList());
        });
    }

    private static String state(Alert alert) {
        return switch (alert) {
            case Alert.Open _ -> "open";
            case Alert.Snoozed _ -> "snoozed";
            case Alert.Acknowledged _ -> "acknowledged";
            case Alert.Withdrawn _ -> "withdrawn";
            case Alert.Expired _ -> "expired";
        };
    }
}
