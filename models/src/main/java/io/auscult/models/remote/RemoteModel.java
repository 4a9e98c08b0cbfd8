package io.auscult.models.remote;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Earlier;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.Published;
import io.auscult.models.card.BoundInput;
import io.auscult.models.card.Engine;
import io.auscult.models.card.FolderCard;
import io.auscult.models.card.MissingPolicy;
import io.auscult.models.folder.ChartRow;
import io.auscult.models.folder.ModelRow;
import io.auscult.models.input.Basis;
import io.auscult.models.remote.Answers.Answer;
import io.auscult.models.remote.Answers.Failure;
import io.auscult.models.score.LineAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A model on a server, asked about charts as its card says. It calls nobody: it says what has to be asked, and reads the answer from
 * the chart when it is there. An answer counts for as long as the inputs are those that were asked about; after a failure it asks
 * again, later each time.
 */
public final class RemoteModel implements RiskModel {
    private static final String NOT_EXPLAINED = "the remote model gives no contributions";
    private static final String EXPLAINED = "as the remote model returned them, by column";
    private static final String ELSEWHERE = "model: it runs on a server of its own, which is asked about charts only";
    private static final int MOST_DOUBLINGS = 4;

    private final FolderCard card;
    private final Engine.Remote remote;
    private final List<String> columns;
    private final Set<ConceptId> reads;

    /** @throws IllegalStateException when the card is not that of a remote model, or asks for what the protocol cannot say */
    public RemoteModel(FolderCard card) {
        if (!(card.engine() instanceof Engine.Remote engine)) {
            throw new IllegalStateException("card.yaml: has no \"remote\"; the model is in the folder");
        }
        this.card = card;
        this.remote = engine;
        this.columns = List.copyOf(card.columns());
        card.inputs().forEach(RemoteModel::requireSayable);
        this.reads = new TreeSet<>(ChartRow.reads(card));
        reads.add(ConceptId.inferenceOf(ref().id()));
    }

    private static void requireSayable(BoundInput input) {
        if (input.missing() instanceof MissingPolicy.NotANumber) {
            throw new IllegalStateException("card.yaml: inputs: " + input.name()
                    + ": missing: nan cannot be sent, since JSON has no NaN; use refuse or impute");
        }
    }

    @Override
    public ModelRef ref() {
        return card.card().model();
    }

    public FolderCard card() {
        return card;
    }

    /** Where it is asked. */
    public Engine.Remote remote() {
        return remote;
    }

    /** The names of its columns, in the order in which the server takes them. */
    public List<String> columns() {
        return columns;
    }

    /** As the models that come with the build are published. A line cannot be scored here: the server is asked about charts only. */
    public Published published() {
        return new Published(card.card(), _ -> new LineAnswer.NotAssessable(ELSEWHERE), this, card.mode());
    }

    @Override
    public Set<ConceptId> reads() {
        return reads;
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        Optional<ModelRow> row = ChartRow.read(card, basis);
        return row.isPresent()
                ? asked(basis, Attempt.first(ref(), columns, row.get().columns()))
                : basis.notAssessable(ref());
    }

    private Signal asked(Basis basis, Attempt attempt) {
        Answers answers = Answers.of(ref(), basis.chart());
        Earlier earlier = answers.newest().map(this::earlier).orElse(null);
        Optional<Answer> answer = answers.to(attempt);
        if (answer.isPresent()) {
            return answered(basis, answer.get());
        }
        Failure failure = answers.failureOf(attempt).orElse(null);
        if (failure == null) {
            return basis.pending(ref(), attempt.question(), earlier);
        }
        Instant again = failure.knownAt().plus(pauseAfter(Attempt.number(failure.question())));
        return basis.now().isBefore(again)
                ? failed(basis, failure, again, earlier)
                : basis.pending(ref(), attempt.after(failure.question()).question(), earlier);
    }

    /** The card's after the first failure, then twice as long each time, up to sixteen times. */
    private Duration pauseAfter(int failures) {
        return remote.retryAfter().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    }

    private Signal answered(Basis basis, Answer answer) {
        OptionalDouble score = score(answer);
        if (score.isEmpty()) {
            basis.problem("answer", Kind.NOT_UNDERSTOOD, "The remote model's answer is no score that its card allows.");
            return basis.notAssessable(ref());
        }
        double value = score.getAsDouble();
        return basis.scored(ref(), List.of(card.scored(value)), card.band(value), explanation(answer));
    }

    private Explanation explanation(Answer answer) {
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < columns.size() && remote.contributions() != null; i++) {
            BigDecimal amount = answer.outputs().get(remote.contributions() + "[" + i + "]");
            if (amount != null) {
                contributions.add(new Contribution(columns.get(i), amount.doubleValue()));
            }
        }
        return new Explanation(contributions.isEmpty() ? NOT_EXPLAINED : EXPLAINED, contributions, List.of());
    }

    private Signal failed(Basis basis, Failure failure, Instant again, @Nullable Earlier earlier) {
        basis.lookAgainAt(again);
        basis.problem("answer", Kind.MISSING, FailureWords.of(failure, again, earlier));
        return basis.notAssessable(ref());
    }

    private @Nullable Earlier earlier(Answer answer) {
        OptionalDouble score = score(answer);
        return score.isEmpty()
                ? null
                : new Earlier(answer.at(), card.scored(score.getAsDouble()), card.band(score.getAsDouble()));
    }

    /** Empty when the element that the card names is not there, or no number or probability comes of it. */
    private OptionalDouble score(Answer answer) {
        BigDecimal raw = answer.outputs().get(remote.output() + "[" + remote.index() + "]");
        if (raw == null || (card.takesProbability() && !isProbability(raw.doubleValue()))) {
            return OptionalDouble.empty();
        }
        double score = card.calibration().of(raw.doubleValue());
        boolean allowed = card.score().scale().equals("probability") ? isProbability(score) : Double.isFinite(score);
        return allowed ? OptionalDouble.of(score) : OptionalDouble.empty();
    }

    private static boolean isProbability(double value) {
        return value >= 0 && value <= 1;
    }
}
