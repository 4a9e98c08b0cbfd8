package io.auscult.core.chart;

import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Sex;
import io.auscult.core.value.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a fact says, as the source said it. */
public sealed interface Statement {

    record Demographics(
            @Nullable LocalDate birthDate,
            Sex sex,
            boolean deceased,
            @Nullable Instant deceasedAt) implements Statement {
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

    /** Taken back by the source; the fact stays as a version, and nothing reads it. */
    record Retracted(String status) implements Statement {}
}
