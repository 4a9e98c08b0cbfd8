package io.auscult.delivery.app.login;

import io.auscult.delivery.app.login.LoginConfig.Ehr;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * Auscult as a client of the site's login and of each EHR that may launch it. Where they are is asked at the first login, and again
 * from time to time, so that Auscult starts without them and follows them when they move.
 */
public final class Registrations implements ClientRegistrationRepository {
    /** The site's own login; no EHR may take this name. */
    public static final String SITE = "site";

    private static final Duration FRESH = Duration.ofMinutes(30);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final LoginConfig config;
    private final URI publicUrl;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Registrations(LoginConfig config, URI publicUrl, InstantSource clock) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.clock = clock;
        config.ehrs().forEach(ehr -> {
            if (ehr.name().equals(SITE) || !ehr.name().matches("[a-z0-9-]+")) {
                throw new IllegalArgumentException(
                        "auscult.delivery.login.ehrs.name is of lower-case letters, digits and hyphens, and not \"site\"");
            }
        });
    }

    private record Known(ClientRegistration registration, Instant until) {}

    /** The EHR of a launch; none for one that is not on the site's list. */
    public Optional<Ehr> launchedBy(String iss) {
        String base = LoginConfig.withoutSlash(iss);
        return config.ehrs().stream().filter(ehr -> ehr.iss().equals(base)).findFirst();
    }

    Optional<Ehr> ehr(String registration) {
        return config.ehrs().stream()
                .filter(ehr -> ehr.name().equals(registration))
                .findFirst();
    }

    /** @throws LoginAway when its server does not say how to log in */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        Known before = known.get(id);
        if (before != null && clock.instant().isBefore(before.until)) {
            return before.registration;
        }
        Optional<ClientRegistration> asked = id.equals(SITE) ? site() : ehr(id).map(this::of);
        asked.ifPresent(found -> known.put(id, new Known(found, clock.instant().plus(FRESH))));
        return asked.orElse(null);
    }

    private Optional<ClientRegistration> site() {
        if (config.issuer().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(client(
                    ClientRegistrations.fromIssuerLocation(config.issuer()).registrationId(SITE),
                    SITE,
                    config.clientId(),
                    config.clientSecret()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new LoginAway("issuer: " + e.getClass().getSimpleName());
        }
    }

    private ClientRegistration of(Ehr ehr) {
        SmartConfiguration said = SmartConfiguration.ask(http, ehr.iss());
        ClientRegistration.Builder builder = ClientRegistration.withRegistrationId(ehr.name())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationUri(said.authorize())
                .tokenUri(said.token())
                .jwkSetUri(said.keys())
                .issuerUri(said.issuer().isEmpty() ? ehr.iss() : said.issuer())
                .userNameAttributeName("sub")
                .scope(ehr.scopes());
        return client(builder, ehr.name(), ehr.clientId(), ehr.clientSecret());
    }

    private ClientRegistration client(ClientRegistration.Builder builder, String name, String id, String secret) {
        builder.clientId(id).clientName(name).redirectUri(publicUrl + "/login/oauth2/code/" + name);
        if (name.equals(SITE)) {
            builder.scope(config.scopes());
        }
        return secret.isBlank()
                ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .build()
                : builder.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientSecret(secret)
                        .build();
    }
}
