package io.auscult.ehr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.auscult.ehr.EhrFailure.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A signed word that it is us who ask, good for one request: SMART Backend Services, "Protocol details". */
record Assertion(SmartIdentity identity, URI tokenUrl, Instant now) {
    /** At most five minutes; less leaves room for a clock of theirs that is behind. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(4);

    /** The form that asks for a token. */
    String form() throws EhrFailure {
        Map<String, String> fields = Map.of(
                "grant_type",
                "client_credentials",
                "scope",
                identity.scope(),
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                signed());
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String signed() throws EhrFailure {
        SmartKey key = identity.key();
        JWSHeader header = new JWSHeader.Builder(key.algorithm())
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        SignedJWT jwt = new SignedJWT(header, claims());
        try {
            jwt.sign(key.signer());
        } catch (JOSEException e) {
            throw new EhrFailure(Kind.REFUSED, "The key " + key.id() + " cannot sign; make a new pair", null);
        }
        return jwt.serialize();
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(identity.clientId())
                .subject(identity.clientId())
                .audience(tokenUrl.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(GOOD_FOR)))
                .jwtID(UUID.randomUUID().toString())
                .build();
    }
}
