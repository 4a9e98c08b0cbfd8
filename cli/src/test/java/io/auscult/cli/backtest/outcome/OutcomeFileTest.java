package io.auscult.cli.backtest.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.value.PatientId;
import io.auscult.rules.pack.FilesRefused;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeFileTest {
    private static final PatientId ANNA = new PatientId("%032x".formatted(1));

    @Test
    void theEarliestOutcomeOfAPatientCountsAndADayIsOverBeforeItDoes() {
        Outcomes outcomes = read(
                "patient,outcome,date\nanna,pdac,2025-03-02\nanna,pdac,2025-03-01\nanna,death,2025-05-01T10:00:00Z\n");

        assertThat(outcomes.of("pdac", ANNA)).contains(Instant.parse("2025-03-01T23:59:59Z"));
        assertThat(outcomes.of("death", ANNA)).contains(Instant.parse("2025-05-01T10:00:00Z"));
        assertThat(outcomes.of("stroke", ANNA)).isEmpty();
    }

    @Test
    void strangersAreCounted() {
        assertThat(read("patient,outcome,date\nbert,pdac,2025-03-02\n").strangers())
                .isEqualTo(1);
    }

    @Test
    void aLineThatCannotBeReadIsNamedWithoutWhatItSays() {
        assertThatThrownBy(() -> read("patient,outcome,date\nanna,pdac,next week\n"))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContaining("o.csv")
                .hasMessageContaining("2026-03-01")
                .hasMessageNotContaining("anna");
    }

    private static Outcomes read(String text) {
        return OutcomeFile.parse("o.csv", text, words -> words.equals("anna") ? Optional.of(ANNA) : Optional.empty());
    }
}
