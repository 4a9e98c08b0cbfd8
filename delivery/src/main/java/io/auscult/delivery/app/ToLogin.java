package io.auscult.delivery.app;

import io.auscult.delivery.app.login.IdleLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person to the login, and tells a program that it has to log in. */
final class ToLogin implements AuthenticationEntryPoint {
    static final String PATH = "/login";
    static final String FAILED = PATH + "?failed";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (isPage(request)) {
            response.sendRedirect(PATH);
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** What somebody opens in a browser, and may be brought back to after the login. */
    static boolean isPage(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && String.valueOf(request.getHeader("Accept")).contains("text/html")
                && !IdleLimit.isByItself(request);
    }
}
