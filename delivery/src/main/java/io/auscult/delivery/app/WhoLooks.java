package io.auscult.delivery.app;

import io.auscult.delivery.access.Reader;
import io.auscult.delivery.app.login.LoggedIn;
import io.auscult.delivery.app.login.LoginConfig;
import io.auscult.delivery.viewer.Viewers;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who reads a page: whoever has logged in. Where the site has no login, the pages answer on this machine only and take their reader at
 * their word: whom {@code ?user=} named last, else the configured clinician. That is a way to see what another user is shown, and no
 * way to keep anything from anybody.
 */
@Component
class WhoLooks {
    static final String PARAMETER = "user";
    static final String COOKIE = "auscult-user";
    static final String CHANNEL = "inbox";
    private static final int LONGEST_NAME = 100;

    private final Viewers viewers;
    private final Readers readers;
    private final DeliveryConfig config;
    private final LoginConfig login;

    WhoLooks(Viewers viewers, Readers readers, DeliveryConfig config, LoginConfig login) {
        this.viewers = viewers;
        this.readers = readers;
        this.config = config;
        this.login = login;
    }

    Reader reader(HttpServletRequest request) {
        if (login.isOn()) {
            Authentication known = SecurityContextHolder.getContext().getAuthentication();
            return known != null && known.getPrincipal() instanceof LoggedIn user ? readers.of(user) : readers.nobody();
        }
        String named = request.getParameter(PARAMETER);
        String user = (named == null ? remembered(request) : name(named)).orElse(config.clinician());
        return Reader.unproven(viewers.find(user, CHANNEL));
    }

    /** Keeps the choice of {@code ?user=}, where there is one. */
    void remember(HttpServletRequest request, HttpServletResponse response) {
        String named = request.getParameter(PARAMETER);
        if (named != null && !login.isOn()) {
            remember(name(named).orElse(""), response);
        }
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
