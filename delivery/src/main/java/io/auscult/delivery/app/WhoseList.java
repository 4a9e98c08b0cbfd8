package io.auscult.delivery.app;

import io.auscult.delivery.inbox.Scope;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose alerts the list shows: what was chosen last in this browser, else everybody's. */
@Component
class WhoseList {
    static final String PARAMETER = "whose";
    private static final String COOKIE = "auscult-whose";
    private static final int LONGEST = 100;
    private static final int REMEMBERED = (int) Duration.ofDays(180).toSeconds();

    Scope scope(HttpServletRequest request, HttpServletResponse response) {
        String chosen = request.getParameter(PARAMETER);
        if (chosen == null) {
            return remembered(request).map(Scope::of).orElseGet(Scope.All::new);
        }
        Scope scope = chosen.length() > LONGEST ? new Scope.All() : Scope.of(chosen.replaceAll("\\p{Cntrl}", ""));
        remember(scope, response);
        return scope;
    }

    private static Optional<String> remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .findFirst()
                        .flatMap(cookie -> decoded(cookie.getValue()));
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void remember(Scope scope, HttpServletResponse response) {
        Cookie cookie = new Cookie(COOKIE, URLEncoder.encode(scope.word(), StandardCharsets.UTF_8));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(REMEMBERED);
        response.addCookie(cookie);
    }
}
