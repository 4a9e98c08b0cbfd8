package io.auscult.rules.why;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Question;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Code;
import io.auscult.core.value.Mode;
import io.auscult.rules.drools.Bedside;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.why.Explanation.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A patient, some scores, some packs: what tests ask why about. */
final class Asking {
    static final Instant NOW = Bedside.NOW;
    static final Concepts CONCEPTS = Bedside.CONCEPTS;
    static final RuleId ASCVD = Bedside.ASCVD;
    static final RuleId RISE = Bedside.RISE;
    static final RuleId PANCREAS = Bedside.PANCREAS;
    static final RuleId HBA1C = new RuleId("diabetes/high-hba1c-not-repeated");
    static final RuleId LOOK_BACK = new RuleId("policy/look-back");
    static final RuleId LOCK_OUT = new RuleId("policy/lock-out-after-answer");

    static final ModelRef PREVENT = Bedside.PREVENT;
    static final ModelRef ENDPAC = Bedside.ENDPAC;
    static final ModelRef TROPONIN = Bedside.TROPONIN;
    static final Map<ModelRef, Mode> LIVE = Bedside.LIVE;

    static final Code HBA1C_CODE = new Code(Code.LOINC, "4548-4");
    static final Code STATIN = new Code(Code.RXNORM, "83367");
    static final Code CT = new Code(Code.SNOMED_CT, "169070004");
    static final Code DIABETES = new Code(Code.SNOMED_CT, "44054006");

    /** The bundled rules, compiled once. */
    static final Explainer BUNDLED = Explainer.of(Bedside.RULEBOOK);

    final MemoryChart chart = new MemoryChart(Said.PATIENT, CONCEPTS);
    final List<Signal> signals = new ArrayList<>();
    AlertBook book = AlertBook.EMPTY;

    Asking given(PatientEvent event) {
        chart.fold(event);
        return this;
    }

    Asking given(Signal signal) {
        signals.add(signal);
        return this;
    }

    Asking answered(RuleId rule, String reason, Instant at) {
        book = Bedside.answered(rule, reason, at);
        return this;
    }

    Explanation why(RuleId rule) {
        return why(rule, BUNDLED);
    }

    Explanation why(RuleId rule, Explainer explainer) {
        return explainer.explain(rule, chart, signals, book, NOW).orElseThrow();
    }

    /** Of a rule of one variant. */
    static List<Condition> conditions(Explanation explanation) {
        return explanation.variants().getFirst().conditions();
    }

    static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    static Signal prevent(double ascvd) {
        return Bedside.scored(PREVENT, "scored", new Score("ascvd", ascvd, "10yr", "probability"));
    }

    static Signal endpac(String band, int points) {
        return Bedside.scored(ENDPAC, band, new Score("score", points, "3yr", "points"));
    }

    static Signal troponin(String band) {
        return Bedside.scored(TROPONIN, band, new Score("troponin", 64, "now", "ng/L"));
    }

    static Signal notAssessable(ModelRef model, String sentence) {
        return new NotAssessable(
                model, NOW, "not assessable", List.of(new Problem("input", Problem.Kind.MISSING, sentence)), null);
    }

    static Signal pending(ModelRef model) {
        return new Pending(model, NOW, new Question("q", new TreeMap<>()), List.of(), null, null);
    }

    static Map<ModelRef, Mode> with(ModelRef model, Mode mode) {
        return Bedside.with(model, mode);
    }

    static Explainer explainer(Map<ModelRef, Mode> models, PackRelease... packs) {
        return Explainer.of(DroolsRulebook.compile(List.of(packs), models));
    }

    /** The bundled packs with one of them changed. */
    static Explainer changed(String pack, Mode mode, String find, String replace) {
        return Explainer.of(DroolsRulebook.compile(Bedside.replaced(pack, mode, find, replace), LIVE));
    }
}
