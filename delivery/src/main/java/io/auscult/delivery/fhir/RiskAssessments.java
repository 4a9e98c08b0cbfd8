package io.auscult.delivery.fhir;

import io.auscult.core.alert.Episode;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.delivery.inbox.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/**
 * The score of a model on which an alert stands, as of now. It follows the model while the alert is in force: a newer score amends it, and
 * when the model gives none any more it is cancelled.
 *
 * @param source the name under which the adapter receives what the EHR's server sends
 */
public record RiskAssessments(String source) {
    private static final Pattern YEARS = Pattern.compile("(\\d{1,3})yr");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;
    /** The band of a model that has no ranges. */
    private static final String UNNAMED_BAND = "scored";

    /** Among the resources of an alert. */
    public static String name(ModelRef model) {
        return Kind.RISK_ASSESSMENT.type() + " " + model;
    }

    /** The condition by which the EHR knows it. */
    public static String condition(Episode episode, ModelRef model) {
        Identifier identifier = identifier(episode, model);
        return "identifier=" + Draft.token(identifier.getSystem(), identifier.getValue());
    }

    /** What the model says; empty when there is no score, and the EHR was never told one. */
    public Optional<Draft> of(Episode episode, Standing standing, Signal signal, Links links) {
        return switch (signal) {
            case RiskScored scored -> Optional.of(scored(episode, standing, scored, links));
            case NotAssessable not -> withoutScore(episode, not, "Not assessable: " + not.reason(), links);
            case Pending pending ->
                withoutScore(episode, pending, "The model has been asked and has not answered", links);
        };
    }

    private Draft scored(Episode episode, Standing standing, RiskScored signal, Links links) {
        RiskAssessment risk = common(episode, signal, links).setStatus(status(episode, standing));
        Facts facts = new Facts(source);
        for (Input input : signal.inputs()) {
            facts.reference(
                            input.fact(),
                            Figures.name(input.name()) + ": " + (input.value() + " " + input.ucum()).strip())
                    .ifPresent(risk::addBasis);
        }
        for (Score score : signal.scores()) {
            risk.addPrediction(prediction(score, signal));
        }
        signal.caveats().forEach(caveat -> risk.addNote().setText(caveat));
        return Draft.of(name(signal.model()), risk, identifier(episode, signal.model()));
    }

    private static Optional<Draft> withoutScore(Episode episode, Signal signal, String why, Links links) {
        if (links.of(name(signal.model())) == null) {
            return Optional.empty();
        }
        RiskAssessment risk = common(episode, signal, links).setStatus(RiskAssessmentStatus.CANCELLED);
        risk.addNote().setText(why);
        return Optional.of(Draft.of(name(signal.model()), risk, identifier(episode, signal.model())));
    }

    private static RiskAssessment common(Episode episode, Signal signal, Links links) {
        ModelRef model = signal.model();
        return Parts.labelled(new RiskAssessment())
                .addIdentifier(identifier(episode, model))
                .setMethod(Parts.text(Parts.words(model))
                        .addCoding(new Coding().setSystem(Systems.MODEL).setCode(model.toString())))
                .setSubject(Parts.to(links.patient()))
                .setOccurrence(Parts.time(signal.asOf()))
                .setPerformer(Parts.to(links.models().getOrDefault(model, links.auscult())));
    }

    private static RiskAssessmentStatus status(Episode episode, Standing standing) {
        return switch (standing) {
            case Standing.TakenBack _ -> RiskAssessmentStatus.CANCELLED;
            case Standing.Withdrawn _ -> RiskAssessmentStatus.AMENDED;
            case Standing.Waiting _, Standing.PutOff _, Standing.Answered _, Standing.Unanswered _ ->
                episode.revision() == 1 ? RiskAssessmentStatus.FINAL : RiskAssessmentStatus.AMENDED;
        };
    }

    private static RiskAssessmentPredictionComponent prediction(Score score, RiskScored signal) {
        RiskAssessmentPredictionComponent prediction = new RiskAssessmentPredictionComponent()
                .setOutcome(Parts.text(Figures.name(score.name())))
                .setRationale(Figures.score(score) + ", " + Figures.horizon(score.horizon()));
        if (score.scale().equals("probability")) {
            // R4: "Decimal values are expressed as percentages as well (max = 100)."
            prediction.setProbability(new DecimalType(
                    BigDecimal.valueOf(score.value()).multiply(HUNDRED).setScale(DECIMALS, RoundingMode.HALF_UP)));
        }
        if (score.equals(signal.scores().getFirst()) && !signal.band().equals(UNNAMED_BAND)) {
            prediction.setQualitativeRisk(Parts.text(signal.band().replace('_', ' ')));
        }
        ahead(signal.asOf(), score.horizon()).ifPresent(prediction::setWhen);
        return prediction;
    }

    private static Optional<Period> ahead(Instant from, String horizon) {
        Matcher years = YEARS.matcher(horizon);
        return years.matches()
                ? Optional.of(new Period()
                        .setStartElement(Parts.time(from))
                        .setEndElement(Parts.time(from.atOffset(ZoneOffset.UTC)
                                .plusYears(Integer.parseInt(years.group(1)))
                                .toInstant())))
                : Optional.empty();
    }

    private static Identifier identifier(Episode episode, ModelRef model) {
        return new Identifier().setSystem(Systems.SCORE).setValue(episode.id() + "/" + model);
    }
}
