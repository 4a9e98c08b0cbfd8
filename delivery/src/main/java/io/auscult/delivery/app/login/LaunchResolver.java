package io.auscult.delivery.app.login;

import io.auscult.delivery.app.login.LoginConfig.Ehr;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** The request for a code, with PKCE always; to an EHR also with what it launched us with, and the server whose data we mean. */
public final class LaunchResolver implements OAuth2AuthorizationRequestResolver {
    /** Of an EHR's launch, handed back to it unread. */
    public static final String LAUNCH = "launch";

    private final Registrations registrations;
    private final DefaultOAuth2AuthorizationRequestResolver usual;

    public LaunchResolver(Registrations registrations) {
        this.registrations = registrations;
        this.usual = new DefaultOAuth2AuthorizationRequestResolver(registrations);
        usual.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return ofTheEhr(usual.resolve(request), request);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return ofTheEhr(usual.resolve(request, registration), request);
    }

    private @Nullable OAuth2AuthorizationRequest ofTheEhr(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        if (asked == null) {
            return null;
        }
        String registration = String.valueOf(asked.getAttributes().get("registration_id"));
        return registrations
                .ehr(registration)
                .map(ehr -> launched(asked, ehr, request.getParameter(LAUNCH)))
                .orElse(asked);
    }

    private static OAuth2AuthorizationRequest launched(
            OAuth2AuthorizationRequest asked, Ehr ehr, @Nullable String launch) {
        Map<String, Object> more = new LinkedHashMap<>(asked.getAdditionalParameters());
        more.put("aud", ehr.iss());
        if (launch != null) {
            more.put(LAUNCH, launch);
        }
        return OAuth2AuthorizationRequest.from(asked).additionalParameters(more).build();
    }
}
