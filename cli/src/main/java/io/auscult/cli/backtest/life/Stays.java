package io.auscult.cli.backtest.life;

import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Period;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On which ward a patient lay when, as the newest version of each visit says. For the report: no rule reads it. */
final class Stays {
    private final Map<FactKey, Stay> byVisit = new HashMap<>();

    private record Stay(
            FactVersion version,
            Instant from,
            @Nullable Instant to,
            @Nullable String ward) {
        boolean covers(Instant at) {
            return !from.isAfter(at) && (to == null || !to.isBefore(at));
        }
    }

    static Stays of(List<PatientEvent> events) {
        Stays stays = new Stays();
        events.forEach(event -> {
            switch (event) {
                case EncounterStarted e -> stays.add(e.fact(), e.version(), e.period(), e.ward());
                case EncounterEnded e -> stays.add(e.fact(), e.version(), e.period(), e.ward());
                case EncounterRetracted e -> stays.add(e.fact(), e.version(), new Period(null, null), null);
                default -> {}
            }
        });
        return stays;
    }

    private void add(FactKey visit, FactVersion version, Period period, @Nullable String ward) {
        Instant from = Optional.ofNullable(period.start()).orElse(Instant.MIN);
        byVisit.merge(
                visit,
                new Stay(version, from, period.end(), ward),
                (known, newer) -> newer.version.compareTo(known.version) >= 0 ? newer : known);
    }

    /** Of the visit that began last. */
    @Nullable String wardAt(Instant at) {
        return byVisit.values().stream()
                .filter(stay -> stay.ward != null && stay.covers(at))
                .max(Comparator.comparing(Stay::from))
                .map(Stay::ward)
                .orElse(null);
    }
}
