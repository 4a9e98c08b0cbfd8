package io.auscult.delivery.app.login;

import io.auscult.delivery.access.Role;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.delivery.login.*}; the guide is docs/login.md.
 *
 * @param issuer the site's OpenID Connect issuer; empty for none
 * @param clientSecret empty for a public client
 * @param userClaim of the id token: the name by which Auscult's list of viewers knows the user
 * @param rolesClaim of the id token, a path such as {@code realm_access.roles}
 * @param roles which words of that claim stand for which role; a role that is not named stands for itself
 * @param wardsClaim of the id token, for users of whom the list of viewers says no ward; empty for none
 * @param withoutWards whose data a clinician sees of whom no ward is known
 * @param idle after how long without a page being opened a session ends
 * @param longest after how long a session ends in any case
 * @param ehrs that may launch Auscult
 */
@ConfigurationProperties("auscult.delivery.login")
public record LoginConfig(
        @DefaultValue("") String issuer,
        @DefaultValue("auscult") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("preferred_username") String userClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<Role, List<String>> roles,
        @DefaultValue("") String wardsClaim,
        @DefaultValue("") String teamsClaim,
        @DefaultValue("") String specialtiesClaim,
        @DefaultValue("none") WithoutWards withoutWards,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest,
        @DefaultValue List<Ehr> ehrs) {

    public LoginConfig {
        safe("auscult.delivery.login.issuer", issuer);
        ehrs.forEach(ehr -> safe("auscult.delivery.login.ehrs.iss", ehr.iss));
    }

    /** Whose data a clinician sees of whom no ward is known. */
    public enum WithoutWards {
        NONE,
        ALL
    }

    /**
     * An EHR that may launch Auscult; no other may.
     *
     * @param name of the registration: the EHR sends its users back to {@code /login/oauth2/code/<name>}
     * @param iss its FHIR server's base, as it stands in the launch
     * @param source under which the adapter files its resources, for patients by their FHIR id
     * @param roles of a practitioner who is launched
     * @param opensChart whether a user may see the patient with whom the EHR launches, on whichever ward
     */
    public record Ehr(
            String name,
            String iss,
            String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("ehr") String source,
            @DefaultValue({"launch", "openid", "fhirUser"}) List<String> scopes,
            @DefaultValue("clinician") List<Role> roles,
            @DefaultValue("true") boolean opensChart) {
        public Ehr {
            iss = withoutSlash(iss);
        }
    }

    /** Whether pages know who looks. */
    public boolean isOn() {
        return !issuer.isBlank() || !ehrs.isEmpty();
    }

    /** The words of the roles' claim that stand for a role. */
    List<String> words(Role role) {
        return roles.getOrDefault(role, List.of(role.word()));
    }

    static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Whoever can change what comes from there can be anybody here, so it comes over TLS or from this machine. */
    static boolean isSafe(URI url) {
        String host = url.getHost();
        if (host == null) {
            return false;
        }
        return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(host));
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void safe(String what, String url) {
        if (!url.isBlank() && !isSafe(URI.create(url))) {
            throw new IllegalArgumentException(what + " is not an https address");
        }
    }
}
