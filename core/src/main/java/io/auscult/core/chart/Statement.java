package io.auscult.core.chart;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.InferenceOutcome;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.ResultId;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a fact says, as the source said it. */
public sealed interface Statement {

    record Demographics(
            @Nullable LocalDate birthDate,
            Sex sex,
            boolean deceased,
            @Nullable Instant deceasedAt) implements Statement {
        /**
         * Of several sources, the newest that gives a birth date or a sex is believed, those of a record merged in last. The dead stay
         * dead, whatever another source leaves unsaid: only who said it can take it back.
         *
         * @param said demographics alone, newest first
         */
        static Demographics together(List<Fact> said) {
            List<Demographics> own = said.stream()
                    .sorted(Comparator.comparing(fact -> fact.key().moved()))
                    .map(fact -> (Demographics) fact.statement())
                    .toList();
            if (own.size() == 1) {
                return own.getFirst();
            }
            return new Demographics(
                    own.stream()
                            .map(Demographics::birthDate)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null),
                    own.stream()
                            .map(Demographics::sex)
                            .filter(sex -> sex != Sex.UNKNOWN)
                            .findFirst()
                            .orElse(Sex.UNKNOWN),
                    own.stream().anyMatch(Demographics::deceased),
                    own.stream()
                            .map(Demographics::deceasedAt)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null));
        }

        /** Completed years at {@code now} in UTC; empty when the birth date is not known to the day. */
        public Optional<Integer> ageAt(Instant now) {
            return Optional.ofNullable(birthDate).map(born -> (int)
                    ChronoUnit.YEARS.between(born, now.atOffset(ZoneOffset.UTC).toLocalDate()));
        }
    }

    record Observation(String status, ObservedValue value, ObservationDetails details) implements Statement {}

    record Condition(String clinicalStatus, String verificationStatus, Period period) implements Statement {
        /** Active now: not refuted or entered in error, not resolved. A problem without a clinical status counts as active. */
        public boolean active() {
            return confirmed()
                    && switch (clinicalStatus) {
                        case "inactive", "remission", "resolved" -> false;
                        default -> true;
                    };
        }

        /** True of the patient at some time: asserted, whether or not it is resolved by now. */
        public boolean confirmed() {
            return switch (verificationStatus) {
                case "refuted", "entered-in-error", "unconfirmed", "provisional", "differential" -> false;
                default -> true;
            };
        }
    }

    /** @param taking true while the order is in force */
    record Medication(String status, boolean taking, Period period) implements Statement {}

    record Procedure(String status, Period period) implements Statement {}

    record Encounter(String encounterClass, String status, boolean ended, Period period) implements Statement {}

    record Report(String status, @Nullable String conclusion) implements Statement {}

    /** Something done or arranged, see {@link FactEvent.Act}. */
    record Act(Kind kind, String status, Period period) implements Statement {
        /** What was done or arranged. */
        public enum Kind {
            ADMINISTRATION("given"),
            DISPENSE("dispensed"),
            SPECIMEN("specimen"),
            DEVICE("device"),
            APPOINTMENT("appointment");

            private final String role;

            Kind(String role) {
                this.role = role;
            }

            /** In which its concept is read, see {@link ConceptId#as}. */
            String role() {
                return role;
            }
        }
    }

    /** @param intent FHIR's, such as order or plan; empty when not given */
    record Order(String intent, String status, Period period) implements Statement {}

    record Allergy(String clinicalStatus, String verificationStatus, String criticality, Period period)
            implements Statement {}

    /** @param onset in the source's words, null when not given */
    record FamilyHistory(
            CodedText relationship, String status, @Nullable String onset, boolean deceased) implements Statement {}

    /** A document; its text stands in the log and not in the chart. */
    record Document(String status) implements Statement {}

    /**
     * What a remote model answered; the fact's time is that of the question.
     *
     * @param question as the model asked it
     */
    record Inference(ModelRef model, String question, Instant answeredAt, InferenceOutcome outcome)
            implements Statement {}

    /** Taken back by the source; the fact stays as a version, and nothing reads it. */
    record Retracted(String status, @Nullable ResultId resultId) implements Statement {}
}
