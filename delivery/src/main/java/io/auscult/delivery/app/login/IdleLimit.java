package io.auscult.delivery.app.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that nobody uses, and every session after a day's work. A page that keeps itself current asks by itself, so only
 * pages that somebody opens count as use: else a ward's computer would stay logged in for ever.
 */
public final class IdleLimit extends OncePerRequestFilter {
    private static final String USED = IdleLimit.class.getName();

    private final Duration idle;
    private final Duration longest;
    private final InstantSource clock;

    public IdleLimit(LoginConfig config, InstantSource clock) {
        this.idle = config.idle();
        this.longest = config.longest();
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            look(session, isByItself(request));
        }
        chain.doFilter(request, response);
    }

    private void look(HttpSession session, boolean byItself) {
        Instant now = clock.instant();
        Instant used = session.getAttribute(USED) instanceof Instant at ? at : now;
        if (now.isAfter(used.plus(idle))
                || now.isAfter(Instant.ofEpochMilli(session.getCreationTime()).plus(longest))) {
            session.invalidate();
        } else if (!byItself || session.getAttribute(USED) == null) {
            session.setAttribute(USED, now);
        }
    }

    /** What a page's script asks for; a browser says so. */
    public static boolean isByItself(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accepts = String.valueOf(request.getHeader("Accept"));
        return (mode != null && !mode.equals("navigate")) || accepts.startsWith("text/event-stream");
    }
}
