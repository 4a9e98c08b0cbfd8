package io.auscult.delivery.app;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.audit.Look;
import io.auscult.schemas.topic.Disclosure.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;

/** What a request was, for the record of disclosures. */
final class Looks {
    private Looks() {}

    static Look of(
            Reader reader, HttpServletRequest request, String what, Outcome outcome, Collection<PatientId> patients) {
        List<String> alerts = Endpoints.of(request.getMethod(), request.getRequestURI())
                .map(asked -> asked.variables().get(Endpoints.ALERT))
                .map(List::of)
                .orElse(List.of());
        return new Look(
                reader.user(),
                reader.proven(),
                reader.roleWords(),
                what,
                outcome,
                List.copyOf(patients),
                alerts,
                request.getRemoteAddr());
    }
}
