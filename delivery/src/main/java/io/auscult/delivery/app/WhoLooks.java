package io.auscult.delivery.app;

import io.auscult.core.alert.Viewer;
import io.auscult.delivery.viewer.Viewers;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * As whom a reader of the pages is taken: whom {@code ?user=} named last, else the configured clinician. There is no login, and the
 * pages answer on this machine only; so this is a way to see what another user is shown, and no way to keep anything from anybody.
 */
@Component
class WhoLooks {
    static final String PARAMETER = "user";
    static final String COOKIE = "auscult-user";
    private static final String CHANNEL = "inbox";
    private static final int LONGEST_NAME = 100;

    private final Viewers viewers;
    private final DeliveryConfig config;

    WhoLooks(Viewers viewers, DeliveryConfig config) {
        this.viewers = viewers;
        this.config = config;
    }

    Viewer viewer(HttpServletRequest request, HttpServletResponse response) {
        String named = request.getParameter(PARAMETER);
        if (named != null) {
            remember(name(named).orElse(""), response);
        }
        String user = (named == null ? remembered(request) : name(named)).orElse(config.clinician());
        return viewers.find(user, CHANNEL);
    }

    private static Optional<String> remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .findFirst()
                        .flatMap(cookie -> decoded(cookie.getValue()))
                        .flatMap(WhoLooks::name);
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A name that can be one; an empty one takes the choice back. */
    private static Optional<String> name(String text) {
        String name = text.replaceAll("\\p{Cntrl}", "").strip();
        return name.isEmpty() || name.length() > LONGEST_NAME ? Optional.empty() : Optional.of(name);
    }

    /** Until the browser is closed. */
    private static void remember(String user, HttpServletResponse response) {
        Cookie cookie = new Cookie(COOKIE, URLEncoder.encode(user, StandardCharsets.UTF_8));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Strict");
        cookie.setMaxAge(user.isEmpty() ? 0 : -1);
        response.addCookie(cookie);
    }
}
