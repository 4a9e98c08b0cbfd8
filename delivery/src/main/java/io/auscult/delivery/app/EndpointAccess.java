package io.auscult.delivery.app;

import io.auscult.core.alert.AlertId;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.access.Reached;
import io.auscult.delivery.app.Endpoints.Asked;
import io.auscult.delivery.audit.Disclosures;
import io.auscult.delivery.store.AlertStore;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.Stores;
import io.auscult.schemas.topic.Disclosure.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Lets a request through, or not: by the roles of its reader, and by the patient whom its path names. A patient who does not exist is
 * refused like one on another ward.
 */
@Component
class EndpointAccess implements AuthorizationManager<RequestAuthorizationContext> {
    private static final AuthorizationDecision YES = new AuthorizationDecision(true);
    private static final AuthorizationDecision NO = new AuthorizationDecision(false);

    private final Readings readings;
    private final AlertStore alerts;
    private final Disclosures disclosures;

    EndpointAccess(Readings readings, Stores stores, Disclosures disclosures) {
        this.readings = readings;
        this.alerts = stores.alerts();
        this.disclosures = disclosures;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> user, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Optional<Asked> asked = Endpoints.of(request.getMethod(), request.getRequestURI());
        return asked.isPresent() && isAllowed(asked.get(), request) ? YES : NO;
    }

    private boolean isAllowed(Asked asked, HttpServletRequest request) {
        Need need = asked.endpoint().need();
        if (need == Need.NOTHING) {
            return true;
        }
        Reading reading = readings.of(request);
        if (!need.isMetBy(reading.reader())) {
            return false;
        }
        String patient = asked.variables().get(Endpoints.PATIENT);
        String alert = asked.variables().get(Endpoints.ALERT);
        if (patient == null && alert == null) {
            return true;
        }
        // Everybody's reader is told what is not here by the page itself.
        Optional<PatientId> whose = patient == null ? owner(String.valueOf(alert)) : id(patient);
        boolean reached = whose.map(reading.reached()::covers).orElse(isUnbound(reading));
        if (!reached) {
            whose.ifPresent(id -> disclosures.keep(
                    Looks.of(reading.reader(), request, asked.endpoint().what(), Outcome.REFUSED, Set.of(id))));
        }
        return reached;
    }

    private static boolean isUnbound(Reading reading) {
        return reading.reached() instanceof Reached.Everybody;
    }

    private Optional<PatientId> owner(String alert) {
        return alerts.find(new AlertId(alert)).map(PatientAlert::patient);
    }

    private static Optional<PatientId> id(String text) {
        try {
            return Optional.of(new PatientId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
