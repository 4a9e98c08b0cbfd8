package io.auscult.delivery.app;

import io.auscult.delivery.caller.NotAuthenticated;
import io.auscult.delivery.caller.TokenCheck;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets nobody past whose token does not say who calls. It stands behind the rules for browsers, which answer a preflight (that
 * carries no token) and let a page read that it was refused.
 */
final class KnownCallers implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(KnownCallers.class);
    private static final String FEEDBACK = "/feedback";
    private static final byte[] REFUSAL =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"login\"}]}"
                    .getBytes(StandardCharsets.UTF_8);

    private final TokenCheck tokens;
    private final List<URI> bases;

    /** @param bases how callers reach this app */
    KnownCallers(TokenCheck tokens, List<URI> bases) {
        this.tokens = tokens;
        this.bases = List.copyOf(bases);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (CorsUtils.isPreFlightRequest(request)) {
            return true;
        }
        try {
            tokens.check(authorization(request), audience(request.getRequestURI()));
            return true;
        } catch (NotAuthenticated e) {
            LOG.info("A call of CDS Hooks was refused: {}", e.getMessage());
            refuse(response);
            return false;
        }
    }

    /** Of several headers none counts: a proxy and this app might read different ones. */
    private static @Nullable String authorization(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        return headers.size() == 1 ? headers.getFirst() : null;
    }

    /** The specification does not say whether feedback is for the service or for its own address, so both are right. */
    private Set<String> audience(String path) {
        Set<String> audience = new HashSet<>();
        for (URI base : bases) {
            String root = base.toString().replaceAll("/+$", "");
            audience.add(root + path);
            if (path.endsWith(FEEDBACK)) {
                audience.add(root + path.substring(0, path.length() - FEEDBACK.length()));
            }
        }
        return audience;
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(REFUSAL);
    }
}
