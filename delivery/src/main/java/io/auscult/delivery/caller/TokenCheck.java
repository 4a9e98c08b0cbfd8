package io.auscult.delivery.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.auscult.delivery.caller.NotAuthenticated.Why;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Web Token by which CDS Hooks lets an EHR say who it is. Nothing in a token decides where its key comes from: {@code iss}
 * and {@code jku} only choose among what the site has listed. A token is remembered last, so that a refused one is not used up.
 */
public final class TokenCheck {
    private static final String SCHEME = "Bearer ";

    /** Signatures that only the owner of a private key can make. */
    private static final Set<JWSAlgorithm> ALLOWED = allowed();

    private final Map<String, Trusted> byIssuer = new HashMap<>();
    private final SeenTokens seen;
    private final Duration longestLife;
    private final InstantSource clock;

    /** A client with its keys, by where a token says that they are; "" for a token that does not say. */
    private record Trusted(Client client, Map<String, JWKSource<SecurityContext>> keys) {}

    /** @throws IllegalArgumentException when a client's keys are in a file that cannot be read */
    public TokenCheck(Collection<Client> clients, SeenTokens seen, Duration longestLife, InstantSource clock) {
        clients.forEach(client -> byIssuer.put(client.issuer(), new Trusted(client, keys(client))));
        this.seen = seen;
        this.longestLife = longestLife;
        this.clock = clock;
    }

    /**
     * Lets the caller in, or throws.
     *
     * @param authorization the header, null when the call has none
     * @param audience the addresses of the endpoint that was called
     * @return the issuer
     */
    public String check(@Nullable String authorization, Set<String> audience) throws NotAuthenticated {
        SignedJWT token = signed(authorization);
        Trusted trusted = trusted(token);
        TokenClaims claims = new TokenClaims(verified(token, keys(token, trusted)));
        claims.areFor(audience, trusted.client);
        claims.areOf(clock.instant(), longestLife);
        if (!seen.firstUse(trusted.client.issuer(), claims.id(), claims.until())) {
            throw new NotAuthenticated(Why.REPLAYED);
        }
        return trusted.client.issuer();
    }

    private static SignedJWT signed(@Nullable String authorization) throws NotAuthenticated {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new NotAuthenticated(Why.NO_TOKEN);
        }
        try {
            SignedJWT token =
                    SignedJWT.parse(authorization.substring(SCHEME.length()).strip());
            header(token.getHeader());
            return token;
        } catch (ParseException e) {
            throw new NotAuthenticated(Why.NOT_A_TOKEN, e);
        }
    }

    private static void header(JWSHeader header) throws NotAuthenticated {
        if (!ALLOWED.contains(header.getAlgorithm())) {
            throw new NotAuthenticated(Why.ALGORITHM);
        }
        String key = header.getKeyID();
        if (key == null || key.isBlank() || !JOSEObjectType.JWT.equals(header.getType())) {
            throw new NotAuthenticated(Why.HEADER);
        }
    }

    private Trusted trusted(SignedJWT token) throws NotAuthenticated {
        try {
            String issuer = token.getJWTClaimsSet().getIssuer();
            Trusted trusted = issuer == null ? null : byIssuer.get(issuer);
            if (trusted == null) {
                throw new NotAuthenticated(Why.ISSUER);
            }
            return trusted;
        } catch (ParseException e) {
            throw new NotAuthenticated(Why.NOT_A_TOKEN, e);
        }
    }

    private static JWKSource<SecurityContext> keys(SignedJWT token, Trusted trusted) throws NotAuthenticated {
        URI jku = token.getHeader().getJWKURL();
        JWKSource<SecurityContext> keys = trusted.keys.get(jku == null ? "" : jku.toString());
        if (keys == null) {
            throw new NotAuthenticated(Why.KEY_SET);
        }
        return keys;
    }

    private static JWTClaimsSet verified(SignedJWT token, JWKSource<SecurityContext> keys) throws NotAuthenticated {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALLOWED, keys));
        processor.setJWTClaimsSetVerifier(null);
        try {
            return processor.process(token, null);
        } catch (RateLimitReachedException | BadJOSEException e) {
            throw new NotAuthenticated(Why.SIGNATURE, e);
        } catch (JOSEException e) {
            throw new NotAuthenticated(Why.KEYS_AWAY, e);
        }
    }

    private static Map<String, JWKSource<SecurityContext>> keys(Client client) {
        Map<String, JWKSource<SecurityContext>> keys = new HashMap<>();
        if (client.keyFile() != null) {
            JWKSource<SecurityContext> inFile = Keys.in(client.keyFile());
            keys.put("", inFile);
            client.keySets().forEach(address -> keys.put(address.toString(), inFile));
            return keys;
        }
        client.keySets().forEach(address -> keys.put(address.toString(), Keys.at(address)));
        if (keys.size() == 1) {
            keys.putAll(Map.of("", keys.values().iterator().next()));
        }
        return keys;
    }

    private static Set<JWSAlgorithm> allowed() {
        Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
        algorithms.addAll(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512));
        return Set.copyOf(algorithms);
    }
}
