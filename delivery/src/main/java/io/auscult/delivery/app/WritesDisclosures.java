package io.auscult.delivery.app;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.app.Endpoints.Asked;
import io.auscult.delivery.audit.Disclosures;
import io.auscult.schemas.topic.Disclosure.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Writes down whose names a page will show, when it is made and not yet sent. An answer that is no page (JSON) is written down before
 * it is made, by the patient of its path. What CDS Hooks discloses, its service writes down: it knows the user.
 */
@Component
class WritesDisclosures implements HandlerInterceptor {
    private final Readings readings;
    private final Disclosures disclosures;

    WritesDisclosures(Readings readings, Disclosures disclosures) {
        this.readings = readings;
        this.disclosures = disclosures;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isNoPage(method)) {
            asked(request).ifPresent(asked -> {
                String patient = asked.variables().getOrDefault(Endpoints.PATIENT, "");
                if (patient.matches("[0-9a-f]{32}")) {
                    readings.of(request).show(List.of(new PatientId(patient)));
                    write(asked, request);
                }
            });
        }
        return true;
    }

    private static boolean isNoPage(HandlerMethod method) {
        return method.hasMethodAnnotation(ResponseBody.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null) {
            asked(request).ifPresent(asked -> write(asked, request));
        }
    }

    private void write(Asked asked, HttpServletRequest request) {
        Reading reading = readings.of(request);
        disclosures.keep(Looks.of(reading.reader(), request, asked.endpoint().what(), Outcome.SHOWN, reading.shown()));
    }

    private static Optional<Asked> asked(HttpServletRequest request) {
        return Endpoints.of(request.getMethod(), request.getRequestURI())
                .filter(asked -> asked.endpoint().need() != Need.NOTHING);
    }
}
