package io.auscult.delivery.app;

import io.auscult.delivery.app.login.IdleLimit;
import io.auscult.delivery.app.login.KnownUsers;
import io.auscult.delivery.app.login.LaunchResolver;
import io.auscult.delivery.app.login.LoginAway;
import io.auscult.delivery.app.login.LoginConfig;
import io.auscult.delivery.app.login.Registrations;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** The gates: CDS Hooks, which asks for itself; and the pages, with a login or, on loopback, without one. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String LOGGED_OUT = "/logged-out";
    private static final String LOGGED_OUT_HERE = LOGGED_OUT + "?" + LoginController.HERE_ONLY + "=true";

    @Bean
    @Order(1)
    SecurityFilterChain hooks(HttpSecurity http) {
        return http.securityMatcher("/cds-services/**")
                .authorizeHttpRequests(each -> each.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::asBrowserRulesSay)
                .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            LoginConfig login,
            DeliveryConfig config,
            EndpointAccess access,
            Registrations registrations,
            KnownUsers users,
            Readers readers,
            InstantSource clock) {
        http.authorizeHttpRequests(each -> each.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(access))
                .headers(SecurityConfiguration::asBrowserRulesSay);
        return login.isOn()
                ? withLogin(http, login, config, registrations, users, readers, clock)
                : http.csrf(AbstractHttpConfigurer::disable)
                        .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                        .build();
    }

    private static SecurityFilterChain withLogin(
            HttpSecurity http,
            LoginConfig login,
            DeliveryConfig config,
            Registrations registrations,
            KnownUsers users,
            Readers readers,
            InstantSource clock) {
        OAuth2AuthorizedClientRepository tokens = new HttpSessionOAuth2AuthorizedClientRepository();
        HttpSessionRequestCache pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(ToLogin::isPage);
        return http.addFilterBefore(new IdleLimit(login, clock), SecurityContextHolderFilter.class)
                .requestCache(each -> each.requestCache(pages))
                .oauth2Login(each -> each.clientRegistrationRepository(registrations)
                        .authorizedClientRepository(tokens)
                        .loginPage(ToLogin.PATH)
                        .authorizationEndpoint(
                                asked -> asked.authorizationRequestResolver(new LaunchResolver(registrations)))
                        .userInfoEndpoint(asked -> asked.oidcUserService(users))
                        .successHandler(new Arrival(pages, tokens, readers::remember))
                        .failureHandler((request, response, failure) -> response.sendRedirect(ToLogin.FAILED)))
                .logout(each -> each.logoutSuccessHandler(loggedOut(config, registrations)))
                .exceptionHandling(each -> each.authenticationEntryPoint(new ToLogin()))
                .build();
    }

    /** Ends the login at its server too; where that cannot be, the page says so. */
    private static LogoutSuccessHandler loggedOut(DeliveryConfig config, Registrations registrations) {
        OidcClientInitiatedLogoutSuccessHandler also = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        also.setDefaultTargetUrl(LOGGED_OUT_HERE);
        also.setPostLogoutRedirectUri(config.publicUrl() + LOGGED_OUT);
        return (request, response, user) -> {
            try {
                also.onLogoutSuccess(request, response, user);
            } catch (LoginAway e) {
                response.sendRedirect(LOGGED_OUT_HERE);
            }
        };
    }

    /** {@link BrowserRules} sets what pages need, and lets the libraries be kept by browsers. */
    private static void asBrowserRulesSay(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
    }

    @Bean
    ServletContextInitializer sessionCookie(DeliveryConfig config) {
        return context -> {
            context.getSessionCookieConfig().setName("auscult-session");
            context.getSessionCookieConfig().setHttpOnly(true);
            context.getSessionCookieConfig()
                    .setSecure("https".equals(config.publicUrl().getScheme()));
            // Lax and not strict: the way back from the login is a link on another site.
            context.getSessionCookieConfig().setAttribute("SameSite", "Lax");
        };
    }
}
