package io.auscult.demo.app;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The protocol's endpoints; and the pages, of which only the log-in and the EHR are there. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {
    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, OAuth2AuthorizationService authorizations, Launches launches) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        OAuth2AccessTokenResponseAuthenticationSuccessHandler tokens =
                new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        tokens.setAccessTokenResponseCustomizer(withPatient(authorizations, launches));
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        each -> each.oidc(Customizer.withDefaults())
                                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseHandler(tokens)))
                .oauth2ResourceServer(each -> each.jwt(Customizer.withDefaults()))
                .authorizeHttpRequests(each -> each.anyRequest().authenticated())
                .exceptionHandling(each -> each.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    /** What makes it a SMART server: the patient with whom the EHR launched, beside the token. */
    private static Consumer<OAuth2AccessTokenAuthenticationContext> withPatient(
            OAuth2AuthorizationService authorizations, Launches launches) {
        return context -> {
            OAuth2AccessTokenAuthenticationToken issued = context.getAuthentication();
            OAuth2Authorization authorization =
                    authorizations.findByToken(issued.getAccessToken().getTokenValue(), OAuth2TokenType.ACCESS_TOKEN);
            OAuth2AuthorizationRequest asked = authorization == null
                    ? null
                    : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
            if (asked != null && asked.getAdditionalParameters().get("launch") instanceof String launch) {
                Map<String, Object> beside = new HashMap<>(issued.getAdditionalParameters());
                launches.patient(launch).ifPresent(patient -> beside.put("patient", patient));
                context.getAccessTokenResponse().additionalParameters(beside);
            }
        };
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
        return http.authorizeHttpRequests(each -> each.anyRequest().permitAll())
                .formLogin(each -> each.loginPage("/login").permitAll())
                .build();
    }
}
