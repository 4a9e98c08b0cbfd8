package io.auscult.delivery.app;

import io.auscult.delivery.app.login.LoggedIn;
import io.auscult.delivery.app.login.LoggedIn.Launch;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Where a login ends, and its access token with it: launched by an EHR, on the page of its patient; else where the person wanted to go. */
final class Arrival implements AuthenticationSuccessHandler {
    private final RequestCache pages;
    private final OAuth2AuthorizedClientRepository tokens;
    private final Consumer<LoggedIn> remember;
    private final SavedRequestAwareAuthenticationSuccessHandler wanted =
            new SavedRequestAwareAuthenticationSuccessHandler();

    Arrival(RequestCache pages, OAuth2AuthorizedClientRepository tokens, Consumer<LoggedIn> remember) {
        this.pages = pages;
        this.tokens = tokens;
        this.remember = remember;
        wanted.setRequestCache(pages);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (authentication instanceof OAuth2AuthenticationToken login) {
            // It has said who this is and whom they look at; nobody here needs it after that.
            tokens.removeAuthorizedClient(login.getAuthorizedClientRegistrationId(), login, request, response);
        }
        if (authentication.getPrincipal() instanceof LoggedIn user) {
            remember.accept(user);
        }
        Launch launch = authentication.getPrincipal() instanceof LoggedIn user ? user.launch() : null;
        if (launch == null) {
            wanted.onAuthenticationSuccess(request, response, authentication);
        } else {
            pages.removeRequest(request, response);
            response.sendRedirect(launch.patient() == null ? "/launch/unknown" : "/patients/" + launch.patient());
        }
    }
}
