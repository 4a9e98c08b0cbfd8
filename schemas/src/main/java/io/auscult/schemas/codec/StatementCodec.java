package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.optional;
import static io.auscult.schemas.codec.Fields.required;

import io.auscult.core.chart.Statement;
import io.auscult.core.chart.Statement.Act;
import io.auscult.core.chart.Statement.Allergy;
import io.auscult.core.chart.Statement.Condition;
import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.chart.Statement.Document;
import io.auscult.core.chart.Statement.Encounter;
import io.auscult.core.chart.Statement.FamilyHistory;
import io.auscult.core.chart.Statement.Inference;
import io.auscult.core.chart.Statement.Medication;
import io.auscult.core.chart.Statement.Observation;
import io.auscult.core.chart.Statement.Order;
import io.auscult.core.chart.Statement.Procedure;
import io.auscult.core.chart.Statement.Report;
import io.auscult.core.chart.Statement.Retracted;
import io.auscult.core.event.ResultId;
import io.auscult.core.value.Period;

/** What a fact says: one flat record for all kinds, in which an absent field costs one byte. */
final class StatementCodec {
    private static final String DEMOGRAPHICS = "demographics";
    private static final String OBSERVATION = "observation";
    private static final String CONDITION = "condition";
    private static final String MEDICATION = "medication";
    private static final String PROCEDURE = "procedure";
    private static final String ENCOUNTER = "encounter";
    private static final String REPORT = "report";
    private static final String ACT = "act";
    private static final String ORDER = "order";
    private static final String ALLERGY = "allergy";
    private static final String FAMILY_HISTORY = "family-history";
    private static final String DOCUMENT = "document";
    private static final String INFERENCE = "inference";
    private static final Words<Act.Kind> ACTS = Words.of(Act.Kind.class);
    private static final String RETRACTED = "retracted";

    private StatementCodec() {}

    static io.auscult.schemas.wire.Statement toWire(Statement statement) {
        var wire = new io.auscult.schemas.wire.Statement();
        switch (statement) {
            case Demographics said -> {
                wire.setKind(DEMOGRAPHICS);
                wire.setBirthDate(said.birthDate());
                wire.setSex(BodyWriter.SEXES.word(said.sex()));
                wire.setDeceased(said.deceased());
                wire.setDeceasedAt(said.deceasedAt());
            }
            case Observation said -> {
                wire.setKind(OBSERVATION);
                wire.setStatus(said.status());
                wire.setValue(ValueCodec.toWire(said.value()));
                wire.setDetails(ValueCodec.toWire(said.details()));
            }
            case Condition said -> {
                wire.setKind(CONDITION);
                wire.setClinicalStatus(said.clinicalStatus());
                wire.setVerificationStatus(said.verificationStatus());
                wire.setPeriod(ValueCodec.toWire(said.period()));
            }
            case Medication said -> {
                wire.setKind(MEDICATION);
                wire.setStatus(said.status());
                wire.setTaking(said.taking());
                wire.setPeriod(ValueCodec.toWire(said.period()));
            }
            case Procedure said -> {
                wire.setKind(PROCEDURE);
                wire.setStatus(said.status());
                wire.setPeriod(ValueCodec.toWire(said.period()));
            }
            case Encounter said -> {
                wire.setKind(ENCOUNTER);
                wire.setEncounterClass(said.encounterClass());
                wire.setStatus(said.status());
                wire.setEnded(said.ended());
                wire.setPeriod(ValueCodec.toWire(said.period()));
            }
            case Report said -> {
                wire.setKind(REPORT);
                wire.setStatus(said.status());
                wire.setConclusion(said.conclusion());
            }
            case Act said -> {
                wire.setKind(ACT);
                wire.setAct(ACTS.word(said.kind()));
                wire.setStatus(said.status());
                wire.setPeriod(ValueCodec.toWire(said.period()));
            }
            case Order said -> {
                wire.setKind(ORDER);
                wire.setIntent(said.intent());
                wire.setStatus(said.status());
                wire.setPeriod(ValueCodec.toWire(said.period()));
            }
            case Allergy said -> {
                wire.setKind(ALLERGY);
                wire.setClinicalStatus(said.clinicalStatus());
                wire.setVerificationStatus(said.verificationStatus());
                wire.setCriticality(said.criticality());
                wire.setPeriod(ValueCodec.toWire(said.period()));
            }
            case FamilyHistory said -> {
                wire.setKind(FAMILY_HISTORY);
                wire.setRelationship(ValueCodec.toWire(said.relationship()));
                wire.setStatus(said.status());
                wire.setOnset(said.onset());
                wire.setDeceased(said.deceased());
            }
            case Document said -> {
                wire.setKind(DOCUMENT);
                wire.setStatus(said.status());
            }
            case Inference said -> {
                wire.setKind(INFERENCE);
                wire.setInference(InferenceCodec.toWire(said));
            }
            case Retracted said -> {
                wire.setKind(RETRACTED);
                wire.setResultId(optional(said.resultId(), ResultId::value));
                wire.setStatus(said.status());
            }
        }
        return wire;
    }

    static Statement fromWire(io.auscult.schemas.wire.Statement wire) {
        return switch (wire.getKind()) {
            case DEMOGRAPHICS ->
                new Demographics(
                        wire.getBirthDate(),
                        BodyWriter.SEXES.constant(required(wire.getSex(), "sex")),
                        required(wire.getDeceased(), "deceased"),
                        wire.getDeceasedAt());
            case OBSERVATION ->
                new Observation(
                        status(wire),
                        ValueCodec.fromWire(required(wire.getValue(), "value")),
                        ValueCodec.fromWire(required(wire.getDetails(), "details")));
            case CONDITION ->
                new Condition(
                        required(wire.getClinicalStatus(), "clinicalStatus"),
                        required(wire.getVerificationStatus(), "verificationStatus"),
                        period(wire));
            case MEDICATION -> new Medication(status(wire), required(wire.getTaking(), "taking"), period(wire));
            case PROCEDURE -> new Procedure(status(wire), period(wire));
            case ENCOUNTER ->
                new Encounter(
                        required(wire.getEncounterClass(), "encounterClass"),
                        status(wire),
                        required(wire.getEnded(), "ended"),
                        period(wire));
            case REPORT -> new Report(status(wire), wire.getConclusion());
            case ACT -> new Act(ACTS.constant(required(wire.getAct(), "act")), status(wire), period(wire));
            case ORDER -> new Order(required(wire.getIntent(), "intent"), status(wire), period(wire));
            case ALLERGY ->
                new Allergy(
                        required(wire.getClinicalStatus(), "clinicalStatus"),
                        required(wire.getVerificationStatus(), "verificationStatus"),
                        required(wire.getCriticality(), "criticality"),
                        period(wire));
            case FAMILY_HISTORY ->
                new FamilyHistory(
                        ValueCodec.fromWire(required(wire.getRelationship(), "relationship")),
                        status(wire),
                        wire.getOnset(),
                        required(wire.getDeceased(), "deceased"));
            case DOCUMENT -> new Document(status(wire));
            case INFERENCE -> InferenceCodec.fromWire(required(wire.getInference(), "inference"));
            case RETRACTED -> new Retracted(status(wire), optional(wire.getResultId(), ResultId::new));
            default -> throw new UnknownWordException();
        };
    }

    private static String status(io.auscult.schemas.wire.Statement wire) {
        return required(wire.getStatus(), "status");
    }

    private static Period period(io.auscult.schemas.wire.Statement wire) {
        return ValueCodec.fromWire(required(wire.getPeriod(), "period"));
    }
}
