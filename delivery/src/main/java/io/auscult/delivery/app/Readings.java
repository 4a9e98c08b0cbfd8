package io.auscult.delivery.app;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.access.Reached;
import io.auscult.delivery.access.ReachedNow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The reading that each request is. What is shown passes by here whether or not the page that shows it thinks of access: the shelf asks
 * whom the reader reaches, and a name on a page says whose it is.
 */
@Component
class Readings {
    private static final String NAME = Readings.class.getName();
    /** The EHR that calls them has decided whose chart its user may open; callers prove who they are by themselves. */
    private static final String HOOKS = "/cds-services";

    private final WhoLooks who;
    private final ReachedNow reachedNow;

    Readings(WhoLooks who, ReachedNow reachedNow) {
        this.who = who;
        this.reachedNow = reachedNow;
    }

    Reading of(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof Reading known) {
            return known;
        }
        var reader = who.reader(request);
        Reading made = new Reading(reader, () -> reachedNow.of(reader));
        request.setAttribute(NAME, made);
        return made;
    }

    /** Whom the reader of this request reaches; nobody where there is no request. */
    Reached reached() {
        return current()
                .map(request -> request.getRequestURI().startsWith(HOOKS)
                        ? new Reached.Everybody()
                        : of(request).reached())
                .orElseGet(() -> new Reached.Only(Set.of()));
    }

    /** That these patients stand on the page. */
    void shown(Collection<PatientId> patients) {
        current().ifPresent(request -> of(request).show(patients));
    }

    private static Optional<HttpServletRequest> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
                ? Optional.of(servlet.getRequest())
                : Optional.empty();
    }
}
