package io.auscult.delivery.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An EHR's key and the tokens it makes with it, right ones and wrong ones. */
public final class Tokens {
    public static final String ISSUER = "https://ehr.example";

    private final ECKey key;

    public Tokens(String kid) {
        this.key = key(kid);
    }

    public String keySet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** A right one, as the change leaves it. */
    public String token(String audience, Instant now, UnaryOperator<JWTClaimsSet.Builder> change) {
        return token(audience, now, header -> header, change);
    }

    public String token(
            String audience,
            Instant now,
            UnaryOperator<JWSHeader.Builder> header,
            UnaryOperator<JWTClaimsSet.Builder> change) {
        JWSHeader.Builder usual = new JWSHeader.Builder(JWSAlgorithm.ES384)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID());
        try {
            return signed(header.apply(usual).build(), claims(audience, now, change), new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed by nobody. */
    public String unsigned(String audience, Instant now) {
        return new PlainJWT(claims(audience, now, claims -> claims)).serialize();
    }

    /** Signed with what everybody knows: the public key taken for a shared secret. */
    public String signedWithThePublicKey(String audience, Instant now) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS384)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .build();
            byte[] secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            return signed(header, claims(audience, now, claims -> claims), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static UnaryOperator<JWSHeader.Builder> jku(String address) {
        return header -> header.jwkURL(URI.create(address));
    }

    private static JWTClaimsSet claims(String audience, Instant now, UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .jwtID(UUID.randomUUID().toString()))
                .build();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
