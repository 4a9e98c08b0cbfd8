package io.auscult.rules.fact;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chart as rule files ask about it, at one moment. Concepts are named as in the catalogue; each question reads only the
 * facts it needs.
 */
public final class Patient {
    /** Stands for an age that is not known: no age band contains it. */
    public static final int AGE_NOT_KNOWN = -1;

    /** How many unusable values, the newest first, are passed over in search of a usable one. */
    private static final int UNUSABLE_PASSED_OVER = 10;

    private final Chart chart;
    private final Instant now;

    public Patient(Chart chart, Instant now) {
        this.chart = chart;
        this.now = now;
    }

    /** Completed years, or {@link #AGE_NOT_KNOWN}. */
    public int getAge() {
        return chart.demographics()
                .flatMap(demographics -> demographics.ageAt(now))
                .orElse(AGE_NOT_KNOWN);
    }

    /** "female", "male", "other" or "unknown". */
    public String getSex() {
        return chart.demographics()
                .map(demographics -> demographics.sex().name().toLowerCase(Locale.ROOT))
                .orElse("unknown");
    }

    public boolean isDeceased() {
        return chart.demographics()
                .map(demographics -> demographics.deceased() || demographics.deceasedAt() != null)
                .orElse(false);
    }

    public boolean takes(String drugs) {
        return chart.takes(ConceptId.of(drugs));
    }

    public boolean hasActive(String condition) {
        return chart.hasActiveCondition(ConceptId.of(condition));
    }

    public boolean ever(String condition) {
        return chart.everHadCondition(ConceptId.of(condition));
    }

    /** Whether the procedure was done within so many days before now. */
    public boolean did(String procedure, int days) {
        return chart.within(ConceptId.of(procedure), now.minus(Duration.ofDays(days)), now).stream()
                .anyMatch(Patient::performed);
    }

    /** The newest time the procedure was done, now or earlier; null when it never was. */
    public @Nullable Done lastDone(String procedure) {
        ConceptId id = ConceptId.of(procedure);
        return chart.within(id, Instant.EPOCH, now).stream()
                .filter(Patient::performed)
                .findFirst()
                .map(fact -> new Done(
                        procedure,
                        name(id),
                        fact.code().words(),
                        fact.at(),
                        fact.key().value()))
                .orElse(null);
    }

    /** The newest usable value that is not older than the catalogue allows; null when there is none. */
    public @Nullable Measured latest(String observation) {
        ConceptId id = ConceptId.of(observation);
        return chart.newest(id, UNUSABLE_PASSED_OVER).stream()
                .filter(fact -> !fact.at().isAfter(now) && fresh(id, fact))
                .flatMap(fact -> measured(id, fact).stream())
                .findFirst()
                .orElse(null);
    }

    private Optional<Measured> measured(ConceptId id, Fact fact) {
        Quantity amount = fact.reading().amount();
        if (amount == null || !fact.reading().usable()) {
            return Optional.empty();
        }
        return Optional.of(
                new Measured(id.value(), name(id), amount, fact.at(), fact.key().value()));
    }

    private boolean fresh(ConceptId id, Fact fact) {
        Duration freshFor = chart.concepts().concept(id).map(Concept::freshFor).orElse(null);
        return freshFor == null || !fact.at().isBefore(now.minus(freshFor));
    }

    private String name(ConceptId id) {
        return chart.concepts().concept(id).map(Concept::name).orElse(id.value());
    }

    private static boolean performed(Fact fact) {
        return fact.statement() instanceof Statement.Procedure procedure
                && switch (procedure.status()) {
                    case "completed", "in-progress" -> true;
                    default -> false;
                };
    }
}
