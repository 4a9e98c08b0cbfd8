package io.auscult.delivery.app.login;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.access.Role;
import io.auscult.delivery.app.login.LoggedIn.Launch;
import io.auscult.delivery.app.login.LoginConfig.Ehr;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who somebody is, by a token whose signature, issuer, audience, time and nonce have been checked. The access token is used here and
 * not kept.
 */
public final class KnownUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private static final String FHIR_USER = "fhirUser";
    private static final int LONGEST_NAME = 100;

    private final LoginConfig config;
    private final Registrations registrations;
    private final LaunchedPatients patients;
    private final OidcUserService usual = new OidcUserService();

    public KnownUsers(LoginConfig config, Registrations registrations, LaunchedPatients patients) {
        this.config = config;
        this.registrations = registrations;
        this.patients = patients;
    }

    @Override
    public LoggedIn loadUser(OidcUserRequest request) {
        OidcUser said = usual.loadUser(request);
        Optional<Ehr> ehr = registrations.ehr(request.getClientRegistration().getRegistrationId());
        return ehr.isPresent() ? launched(request, said, ehr.get()) : ofTheSite(said, new Claims(said.getClaims()));
    }

    private LoggedIn ofTheSite(OidcUser said, Claims claims) {
        Set<String> words = claims.words(config.rolesClaim());
        Set<Role> roles = Arrays.stream(Role.values())
                .filter(role -> config.words(role).stream().anyMatch(words::contains))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        return new LoggedIn(
                said.getIdToken(),
                name(claims.text(config.userClaim())),
                roles,
                claims.words(config.wardsClaim()),
                claims.words(config.teamsClaim()),
                claims.words(config.specialtiesClaim()),
                null);
    }

    private LoggedIn launched(OidcUserRequest request, OidcUser said, Ehr ehr) {
        Claims beside = new Claims(request.getAdditionalParameters());
        String inToken = new Claims(said.getClaims()).text(FHIR_USER);
        String user = reference(inToken.isEmpty() ? beside.text(FHIR_USER) : inToken);
        PatientId patient = patients.find(
                        ehr, beside.text("patient"), request.getAccessToken().getTokenValue())
                .orElse(null);
        return new LoggedIn(
                said.getIdToken(),
                name(user),
                isPractitioner(user) ? Set.copyOf(ehr.roles()) : Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                new Launch(patient, ehr.opensChart()));
    }

    /** "Practitioner/42", as CDS Hooks names the same user, of a reference that may be a whole address. */
    private static String reference(String fhirUser) {
        String[] parts = fhirUser.split("/", -1);
        return parts.length < 2 ? fhirUser : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    /** A patient or a relative is nobody who reads alerts. */
    private static boolean isPractitioner(String reference) {
        return reference.startsWith("Practitioner/") || reference.startsWith("PractitionerRole/");
    }

    private static String name(String said) {
        String name = said.replaceAll("\\p{Cntrl}", "");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new OAuth2AuthenticationException(new OAuth2Error("no_user", "The login names no user", null));
        }
        return name;
    }
}
