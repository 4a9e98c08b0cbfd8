package io.auscult.delivery.app.login;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.access.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody who has logged in, for as long as their session lasts. What the site's list of viewers says of them is read at every page;
 * here stands what the login said.
 *
 * @param user the name by which the list of viewers knows them
 * @param launch null for somebody who came by the site's own login
 */
public record LoggedIn(
        OidcIdToken token,
        String user,
        Set<Role> roles,
        Set<String> wards,
        Set<String> teams,
        Set<String> specialties,
        @Nullable Launch launch)
        implements OidcUser {

    /**
     * That an EHR opened Auscult on a patient.
     *
     * @param patient null for one of whom Auscult knows nothing, or when the EHR named none
     * @param opensChart whether the user may see that patient on whichever ward
     */
    public record Launch(@Nullable PatientId patient, boolean opensChart) {}

    public LoggedIn {
        roles = Set.copyOf(roles);
        wards = Set.copyOf(wards);
        teams = Set.copyOf(teams);
        specialties = Set.copyOf(specialties);
    }

    /** The patients whose chart the EHR opened. */
    public Set<PatientId> opened() {
        return launch == null || launch.patient == null || !launch.opensChart ? Set.of() : Set.of(launch.patient);
    }

    @Override
    public Map<String, Object> getClaims() {
        return token.getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public OidcIdToken getIdToken() {
        return token;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return token.getClaims();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    @Override
    public String getName() {
        return user;
    }

    /** Without the token, which may stand in no log. */
    @Override
    public String toString() {
        return "LoggedIn[" + user + ", " + List.copyOf(roles) + "]";
    }
}
