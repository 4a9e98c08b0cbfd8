package io.auscult.streams.processor;

import io.auscult.core.chart.Chart;
import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.schemas.codec.SignalCodec;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.store.RecentPatients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Asks each model at work, but only one whose inputs changed, whose answer is due to change, or that never looked at this patient.
 * A signal is written only when it says something else than the last one.
 */
public final class AssessRisk implements Processor<String, Turn, String, Object> {
    private static final String INCOMPLETE =
            "An earlier event of this patient could not be read; the chart is incomplete";

    private ProcessorContext<String, Object> context;
    private Remembered<Signal> last;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    public AssessRisk() {}

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        RecentPatients recent = processorContext.getStateStore(Nodes.RECENT);
        last = new Remembered<>(processorContext.getStateStore(Nodes.SIGNALS), recent.signals());
    }

    @Override
    public void process(Record<String, Turn> record) {
        Turn turn = record.value();
        List<Signal> signals = new ArrayList<>();
        boolean changed = otherModels(turn);
        for (Deployed deployed : turn.inForce().models()) {
            RiskModel model = deployed.model();
            String key = record.key() + "|" + model.ref();
            Signal before = last.get(key);
            Signal current = before;
            if (before == null || looksAgain(model, before, turn)) {
                Signal answer = assess(model, turn.chart(), turn.now());
                if (before == null || !answer.saysTheSameAs(before)) {
                    last.put(key, answer);
                    Outputs.forward(context, record, answer, SignalCodec.kind(answer), Nodes.WRITE_SIGNALS);
                    if (answer instanceof Pending pending && isNew(pending, before)) {
                        ask(record, pending);
                    }
                    current = answer;
                    changed = true;
                }
            }
            if (current != null) {
                signals.add(current);
            }
        }
        context.forward(record.<Object>withValue(new Assessed(turn, signals, changed)), Nodes.DECIDE);
    }

    /** A question is asked once, however often what is said beside it changes while the answer is awaited. */
    private static boolean isNew(Pending pending, @Nullable Signal before) {
        return !(before instanceof Pending earlier)
                || !earlier.question().id().equals(pending.question().id());
    }

    private void ask(Record<String, Turn> record, Pending pending) {
        Outputs.forward(
                context,
                record,
                new InferenceRequest(pending.model(), pending.asOf(), pending.question()),
                InferenceRequest.KIND,
                Nodes.WRITE_INFERENCE_REQUESTS);
    }

    /** A model that was off was not asked when the facts it reads changed: when models change, all look again. */
    private static boolean looksAgain(RiskModel model, Signal before, Turn turn) {
        return otherModels(turn)
                || !Collections.disjoint(model.reads(), turn.touched())
                || isDue(before.reassessAt(), turn.now());
    }

    /** Whether other models are at work than when the patient was last looked at, or the same in other modes. */
    private static boolean otherModels(Turn turn) {
        return !turn.inForce().lookedAtBy().equals(turn.state().models());
    }

    private static boolean isDue(@Nullable Instant due, Instant now) {
        return due != null && !due.isAfter(now);
    }

    /** A model that fails is a signal too, and no reason to stop the patient's log. */
    public static Signal assess(RiskModel model, Chart chart, Instant now) {
        Signal answer;
        try {
            answer = model.assess(chart, now);
        } catch (RuntimeException e) {
            answer = failed(model, now, e);
        }
        return answer instanceof RiskScored scored && chart.incomplete() ? scored.withCaveat(INCOMPLETE) : answer;
    }

    private static Signal failed(RiskModel model, Instant now, RuntimeException e) {
        String sentence = "The model failed on this chart: " + e.getClass().getSimpleName();
        return new NotAssessable(
                model.ref(), now, sentence, List.of(new Problem("model", Problem.Kind.NOT_UNDERSTOOD, sentence)), null);
    }
}
