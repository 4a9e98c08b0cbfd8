package io.auscult.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.auscult.ehr.EhrFailure.Kind;
import io.auscult.ehr.StubServer.Asked;
import io.auscult.ehr.StubServer.Reply;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an authorization server that looks at what it is given, as one at a hospital does. */
class SmartBackendTest {
    private static final RSAKey RSA = rsa();
    private static final ECKey EC = elliptic();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final StubServer server = new StubServer();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger issued = new AtomicInteger();
    private final Set<String> seen = new HashSet<>();

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey elliptic() {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private final class Hands extends Clock {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private SmartBackend backend(JWK key, String algorithm, @Nullable URI tokenUrl) {
        SmartIdentity identity = new SmartIdentity(
                "auscult-test", SmartKey.of(key, key.getKeyID(), algorithm), "system/Observation.rs", tokenUrl);
        EhrClient.Limits limits = new EhrClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), 10_000);
        return new SmartBackend(server.at("/fhir"), identity, limits, new Hands(), _ -> {});
    }

    /** As RFC 7523 and the SMART guide want it looked at; any fault is an {@code invalid_client}. */
    private Reply authorize(Asked asked, JWSVerifier verifier, String algorithm) {
        if (asked.path().endsWith("/.well-known/smart-configuration")) {
            return Reply.json("{\"token_endpoint\":\"" + server.at("/auth/token") + "\"}");
        }
        Map<String, String> form = form(asked.body());
        boolean right = "client_credentials".equals(form.get("grant_type"))
                && "system/Observation.rs".equals(form.get("scope"))
                && "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(form.get("client_assertion_type"))
                && "application/x-www-form-urlencoded".equals(asked.header("Content-type"))
                && isGood(String.valueOf(form.get("client_assertion")), verifier, algorithm);
        return right
                ? Reply.json("{\"access_token\":\"token-%d\",\"token_type\":\"bearer\",\"expires_in\":300}"
                        .formatted(issued.incrementAndGet()))
                : Reply.of(400, "{\"error\":\"invalid_client\",\"error_description\":\"Canaryname\"}");
    }

    private boolean isGood(String assertion, JWSVerifier verifier, String algorithm) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return jwt.verify(verifier)
                    && jwt.getHeader().getAlgorithm().getName().equals(algorithm)
                    && "JWT".equals(String.valueOf(jwt.getHeader().getType()))
                    && "auscult-test".equals(claims.getIssuer())
                    && "auscult-test".equals(claims.getSubject())
                    && List.of(server.at("/auth/token").toString()).equals(claims.getAudience())
                    && claims.getExpirationTime().toInstant().isAfter(now.get())
                    && !claims.getExpirationTime().toInstant().isAfter(now.get().plus(Duration.ofMinutes(5)))
                    && seen.add(claims.getJWTID());
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Test
    void asksWithAnRsaKeyWhereDiscoverySaysSo() throws Exception {
        JWSVerifier verifier = new RSASSAVerifier(RSA.toRSAPublicKey());
        server.answer(asked -> authorize(asked, verifier, "RS384"));
        assertThat(backend(RSA, "RS384", null).token()).contains("token-1");
        assertThat(server.asked())
                .extracting(Asked::path)
                .containsExactly("/fhir/.well-known/smart-configuration", "/auth/token");
    }

    @Test
    void asksWithAnEllipticKeyWhereTheSiteSaysSo() throws Exception {
        JWSVerifier verifier = new ECDSAVerifier(EC.toECPublicKey());
        server.answer(asked -> authorize(asked, verifier, "ES384"));
        assertThat(backend(EC, "ES384", server.at("/auth/token")).token()).contains("token-1");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void keepsATokenUntilShortlyBeforeItEnds() throws Exception {
        JWSVerifier verifier = new RSASSAVerifier(RSA.toRSAPublicKey());
        server.answer(asked -> authorize(asked, verifier, "RS384"));
        SmartBackend backend = backend(RSA, "RS384", null);
        assertThat(backend.token()).contains("token-1");
        now.set(NOON.plusSeconds(279));
        assertThat(backend.token()).contains("token-1");
        now.set(NOON.plusSeconds(280));
        assertThat(backend.token()).contains("token-2");
        backend.refused("token-1");
        assertThat(backend.token()).contains("token-2");
        backend.refused("token-2");
        assertThat(backend.token()).contains("token-3");
    }

    @Test
    void saysWhichKeyToRegister() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID("rsa-2").generate();
        JWSVerifier verifier = new RSASSAVerifier(RSA.toRSAPublicKey());
        server.answer(asked -> authorize(asked, verifier, "RS384"));
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> backend(other, "RS384", null).token())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED))
                .withMessageContaining("register the public key of kid rsa-2 (RS384) for the client auscult-test")
                .withMessageNotContaining("Canaryname");
    }

    @Test
    void saysWhichScopeIsNotGranted() {
        server.answer(_ -> Reply.of(400, "{\"error\":\"invalid_scope\"}"));
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> backend(EC, "ES384", server.at("/auth/token")).token())
                .withMessageContaining("system/Observation.rs");
    }

    @Test
    void triesAgainWhenTheTokenServerIsDown() {
        server.answer(_ -> Reply.of(503, ""));
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> backend(EC, "ES384", server.at("/auth/token")).token())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.LATER));
    }

    @Test
    void saysWhatToSetWhenDiscoveryNamesNoTokenEndpoint() {
        server.answer(_ -> Reply.json("{}"));
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> backend(EC, "ES384", null).token())
                .withMessageContaining("set token-url");
    }

    @Test
    void sendsNoTokenWhereOthersCouldReadIt() {
        SmartIdentity identity = new SmartIdentity("a", SmartKey.of(EC, "ec-1", "ES384"), "s", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmartBackend.of(URI.create("http://ehr.example.org/fhir"), identity))
                .withMessageContaining("https");
    }

    @Test
    void readsAKeyOrASetOfThem(@TempDir Path folder) throws Exception {
        Path one = Files.writeString(folder.resolve("one.jwk"), RSA.toJSONString());
        Path set = Files.writeString(folder.resolve("set.jwks"), new JWKSet(List.of(RSA, EC)).toString(false));
        assertThat(SmartKey.read(one, "rsa-1", "RS384")).hasToString("SmartKey[rsa-1, RS384]");
        assertThat(SmartKey.read(set, "ec-1", "ES384")).hasToString("SmartKey[ec-1, ES384]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmartKey.read(set, "other", "ES384"))
                .withMessageContaining("no key with the kid other");
    }

    @Test
    void saysWhatIsWrongWithAKeyAndNothingOfIt(@TempDir Path folder) throws Exception {
        Path open = Files.writeString(
                folder.resolve("public.jwk"), RSA.toPublicJWK().toJSONString());
        Path broken = Files.writeString(folder.resolve("broken.jwk"), "{\"kty\":\"RSA\",\"d\":\"canary-secret\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmartKey.read(open, "rsa-1", "RS384"))
                .withMessageContaining("private RSA key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmartKey.read(open, "rsa-1", "ES384"))
                .withMessageContaining("P-384");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmartKey.read(open, "rsa-1", "HS256"))
                .withMessageContaining("RS384 or ES384");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmartKey.read(broken, "rsa-1", "RS384"))
                .withMessageNotContaining("canary-secret")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmartKey.read(folder.resolve("none"), "rsa-1", "RS384"))
                .withMessageContaining("cannot be read");
    }
}
