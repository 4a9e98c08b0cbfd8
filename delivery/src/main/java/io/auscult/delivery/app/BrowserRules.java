package io.auscult.delivery.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Loopback alone does not keep a web page elsewhere from sending its visitor's browser here, so a call must name this
 * host (no DNS rebinding), and a form must come from one of these pages.
 */
final class BrowserRules extends OncePerRequestFilter {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private final Set<String> hosts = new HashSet<>(LOOPBACK);
    private final String contentPolicy;

    /** @param issuer of the login, to which the form of the log-out leads in the end; empty for none */
    BrowserRules(URI publicUrl, String issuer, URI... others) {
        hosts.add(String.valueOf(publicUrl.getHost()));
        Stream.of(others).forEach(other -> hosts.add(String.valueOf(other.getHost())));
        String login = issuer.isBlank() ? "" : " " + origin(URI.create(issuer));
        this.contentPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                        + " form-action 'self'" + login + "; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!ours(request.getServerName()) || foreignForm(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setHeader("Content-Security-Policy", contentPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if (!request.getRequestURI().startsWith("/webjars/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }

    private boolean ours(String host) {
        return hosts.contains(host);
    }

    private boolean foreignForm(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null || request.getRequestURI().startsWith("/cds-services")) {
            return false;
        }
        return !request.getMethod().equals("GET") && !ours(host(origin));
    }

    private static String host(String origin) {
        try {
            return String.valueOf(new URI(origin).getHost());
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
