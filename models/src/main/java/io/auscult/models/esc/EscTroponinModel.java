package io.auscult.models.esc;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ESC algorithms on a chart. The onset of symptoms is not in a chart, so no single sample rules out. A sample after the pair
 * (or where none fits a window) that reaches the high limit rules in as a first sample would: a rise is not missed because blood
 * was drawn at another time than the protocol's.
 */
public final class EscTroponinModel implements RiskModel {
    public static final ModelRef REF = new ModelRef("esc-troponin", "1.0.0");

    private static final String HORIZON = "now";
    private static final String SCALE = "ng/L";
    private static final String FIRST = "troponin-0h";
    private static final String LATER = "troponin-later";

    @Override
    public ModelRef ref() {
        return REF;
    }

    @Override
    public Set<ConceptId> reads() {
        return Set.of(TroponinSeries.T, TroponinSeries.I, ConceptId.DEMOGRAPHICS);
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        basis.ofTheLiving();
        List<TroponinSample> samples = TroponinSeries.current(basis);
        if (!basis.sound()) {
            return basis.notAssessable(REF);
        }
        TroponinEpisode episode = TroponinEpisode.of(samples);
        if (!now.isBefore(episode.over())) {
            basis.problem(
                    episode.assay().analyte().value(), Kind.STALE, "The troponin series began more than 72 hours ago.");
            return basis.notAssessable(REF);
        }
        basis.lookAgainAt(episode.over());
        return answer(basis, episode);
    }

    private static Signal answer(Basis basis, TroponinEpisode episode) {
        EscOutcome outcome = episode.outcome();
        Optional<TroponinSample> later = episode.laterHigh();
        if (outcome != EscOutcome.RULE_IN && later.isPresent()) {
            return ruledInLater(basis, episode, later.get());
        }
        return switch (outcome) {
            case RULE_IN, OBSERVE, RULE_OUT -> scored(basis, episode, outcome);
            case SECOND_SAMPLE_NEEDED -> awaiting(basis, episode);
            case NO_CUT_OFF ->
                notAssessable(
                        basis,
                        episode,
                        Kind.OUTSIDE_POPULATION,
                        "The guideline gives no " + episode.protocol().secondSample() + " cut-offs for "
                                + episode.assay().label() + ".");
            case NOT_DETERMINED ->
                notAssessable(
                        basis,
                        episode,
                        Kind.NOT_UNDERSTOOD,
                        "A troponin is known only as a bound, and the answer depends on the value behind it.");
        };
    }

    private static Signal awaiting(Basis basis, TroponinEpisode episode) {
        if (basis.now().isBefore(episode.windowCloses())) {
            basis.lookAgainAt(episode.windowCloses());
            return notAssessable(
                    basis, episode, Kind.MISSING, "One troponin does not decide: the second sample is awaited.");
        }
        return notAssessable(
                basis,
                episode,
                Kind.MISSING,
                "There is no second troponin 1 hour or 2 hours after the first (± 10 minutes).");
    }

    private static Signal notAssessable(Basis basis, TroponinEpisode episode, Kind kind, String sentence) {
        basis.problem(episode.assay().analyte().value(), kind, sentence);
        return basis.notAssessable(REF);
    }

    private static Signal ruledInLater(Basis basis, TroponinEpisode episode, TroponinSample later) {
        basis.caveat(
                "A sample outside the 1 h and 2 h windows reached the high limit and was taken as a first sample.");
        use(basis, episode.assay(), episode.first(), FIRST);
        basis.use(later.input(LATER));
        return basis.scored(
                REF,
                List.of(troponin(later)),
                EscOutcome.RULE_IN.word(),
                new Explanation(
                        "the sample, in ng/L, against the assay's high limit",
                        List.of(new Contribution(LATER, later.amount().doubleValue())),
                        List.of()));
    }

    private static Signal scored(Basis basis, TroponinEpisode episode, EscOutcome outcome) {
        TroponinSample first = episode.first();
        TroponinSample second = episode.second();
        use(basis, episode.assay(), first, FIRST);
        if (second == null) {
            return basis.scored(REF, List.of(troponin(first)), outcome.word(), explanation(episode));
        }
        basis.use(second.input("troponin-" + episode.protocol().secondSample()));
        List<Score> scores = new ArrayList<>(List.of(troponin(second)));
        if (first.fact().reading().usable() && second.fact().reading().usable()) {
            BigDecimal delta = second.amount().subtract(first.amount());
            scores.add(new Score("delta", delta.doubleValue(), HORIZON, SCALE));
        } else {
            basis.caveat("A troponin is known only as a bound; the answer holds for every value within it.");
        }
        return basis.scored(REF, scores, outcome.word(), explanation(episode));
    }

    /** Of samples that are known exactly; what a bound would have to be cannot be said. */
    private static Explanation explanation(TroponinEpisode episode) {
        TroponinSample first = episode.first();
        TroponinSample second = episode.second();
        boolean exact = first.fact().reading().usable()
                && (second == null || second.fact().reading().usable());
        return exact
                ? new EscExplanation(
                                episode.assay().cutOffs(episode.protocol()),
                                first.amount(),
                                second == null ? null : second.amount(),
                                null)
                        .named(FIRST, "troponin-" + episode.protocol().secondSample())
                : Explanation.NONE;
    }

    private static void use(Basis basis, Assay assay, TroponinSample first, String name) {
        basis.use(new Input(
                "assay",
                assay.label(),
                "",
                null,
                first.fact().key().original().value(),
                first.fact().source()));
        basis.use(first.input(name));
    }

    private static Score troponin(TroponinSample sample) {
        return new Score("troponin", sample.amount().doubleValue(), HORIZON, SCALE);
    }
}
