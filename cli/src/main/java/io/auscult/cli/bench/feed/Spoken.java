package io.auscult.cli.bench.feed;

import io.auscult.cli.bench.feed.FeedTable.Amounts;
import io.auscult.cli.bench.feed.FeedTable.Line;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Sex;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a line of the feed into the words of one patient: ids, times and amounts. */
final class Spoken {
    private static final String SOURCE = "ehr";
    private static final Code HS_TROPONIN_I = new Code(Code.LOINC, "89579-7");
    private static final CodedText ASSAY = CodedText.of(new Code("urn:v2:99LAB", "ARCHITECT-TNIHS"), null);
    private static final String HIGH = "120";
    private static final String LOW = "9";
    /** How much a result differs from the patient's own level, as a part of the span. */
    private static final double RESTLESSNESS = 0.2;

    private final PatientId patient;
    private final SplittableRandom random;
    private final int level;
    private final LocalDate birthDate;
    private final Sex sex;
    private final FactKey troponin;
    private @Nullable Instant troponinAt;
    private boolean troponinHigh;

    Spoken(PatientId patient, SplittableRandom random) {
        this.patient = patient;
        this.random = random;
        this.level = random.nextInt();
        this.birthDate = LocalDate.of(random.nextInt(1936, 1996), 1 + random.nextInt(12), 1 + random.nextInt(28));
        this.sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        this.troponin = key("Observation");
    }

    static String hex(SplittableRandom random) {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    FactEvent event(Line line, Moment moment) {
        return switch (line.kind()) {
            case DEMOGRAPHICS -> demographics(moment);
            case OBSERVATION -> observation(line, moment);
            case CONDITION ->
                new FactEvent.ConditionAsserted(
                        envelope(moment),
                        key("Condition"),
                        version(moment, "active"),
                        line.code(),
                        "active",
                        "confirmed",
                        since(moment));
            case MEDICATION_STARTED ->
                new FactEvent.MedicationStarted(
                        envelope(moment),
                        key("MedicationRequest"),
                        version(moment, "active"),
                        line.code(),
                        "active",
                        since(moment));
            case MEDICATION_STOPPED ->
                new FactEvent.MedicationStopped(
                        envelope(moment),
                        key("MedicationRequest"),
                        version(moment, "stopped"),
                        line.code(),
                        "stopped",
                        since(moment));
            case PROCEDURE ->
                new FactEvent.ProcedurePerformed(
                        envelope(moment),
                        key("Procedure"),
                        version(moment, "completed"),
                        line.code(),
                        "completed",
                        at(moment));
            case ENCOUNTER_ENDED ->
                new FactEvent.EncounterEnded(
                        envelope(moment),
                        key("Encounter"),
                        version(moment, "finished"),
                        line.code(),
                        "AMB",
                        "finished",
                        at(moment));
            case REPORT ->
                new FactEvent.ReportIssued(
                        envelope(moment),
                        key("DiagnosticReport"),
                        version(moment, "final"),
                        line.code(),
                        "final",
                        null);
        };
    }

    FactEvent demographics(Moment moment) {
        return new FactEvent.DemographicsRecorded(
                envelope(moment),
                new FactKey(SOURCE + "/Patient/" + patient.value()),
                version(moment, ""),
                birthDate,
                sex,
                false,
                null);
    }

    /** The same result each time: high at first, then corrected to low, then to high. */
    FactEvent troponin(Instant received) {
        troponinHigh = !troponinHigh;
        if (troponinAt == null) {
            troponinAt = received;
        }
        Moment moment = new Moment(troponinAt, received, false, hex(random), false);
        String status = troponinHigh ? "final" : "corrected";
        return new FactEvent.ObservationRecorded(
                envelope(moment),
                troponin,
                new FactVersion(received, StatusRank.of(status), hex(random)),
                status,
                CodedText.of(
                        HS_TROPONIN_I,
                        "Troponin I.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method"),
                new ObservedValue.Numeric(new BigDecimal(troponinHigh ? HIGH : LOW), null, "ng/L", "ng/L"),
                new ObservationDetails(ASSAY, CodedText.NONE, null, null, null, null));
    }

    private FactEvent observation(Line line, Moment moment) {
        ObservationDetails details = new ObservationDetails(
                CodedText.NONE,
                CodedText.NONE,
                null,
                null,
                null,
                key("Encounter").value());
        return new FactEvent.ObservationRecorded(
                envelope(moment),
                key("Observation"),
                version(moment, "final"),
                "final",
                line.code(),
                value(line),
                details);
    }

    private ObservedValue value(Line line) {
        Amounts amounts = line.amounts();
        if (amounts.given()) {
            return new ObservedValue.Numeric(amount(line), null, amounts.ucum(), amounts.ucum());
        }
        return line.answer().codings().isEmpty()
                ? new ObservedValue.Text("as told by the patient")
                : new ObservedValue.Coded(line.answer());
    }

    private BigDecimal amount(Line line) {
        BigDecimal low = new BigDecimal(line.amounts().low());
        BigDecimal high = new BigDecimal(line.amounts().high());
        double usual = Math.floorMod(level ^ line.code().hashCode(), 1_000) / 1_000.0;
        double place = (1 - RESTLESSNESS) * usual + RESTLESSNESS * random.nextDouble();
        return high.subtract(low)
                .multiply(BigDecimal.valueOf(place))
                .add(low)
                .setScale(low.scale(), RoundingMode.HALF_UP);
    }

    private Envelope envelope(Moment moment) {
        Times times = new Times(moment.effective(), null, moment.effective(), moment.received());
        return new Envelope(
                hex(random), patient, times, SOURCE, moment.message(), moment.backfill(), moment.moreFollow());
    }

    private FactKey key(String type) {
        return new FactKey(SOURCE + "/" + type + "/" + new UUID(random.nextLong(), random.nextLong()));
    }

    private FactVersion version(Moment moment, String status) {
        return new FactVersion(moment.effective(), StatusRank.of(status), hex(random));
    }

    private static Period since(Moment moment) {
        return new Period(moment.effective(), null);
    }

    private static Period at(Moment moment) {
        return new Period(moment.effective(), moment.effective().plusSeconds(900));
    }
}
