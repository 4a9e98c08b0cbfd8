package io.auscult.delivery.caller;

import static io.auscult.delivery.caller.Tokens.jku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEObjectType;
import com.sun.net.httpserver.HttpServer;
import io.auscult.delivery.caller.NotAuthenticated.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String HERE = "https://cds.example/cds-services/auscult-patient-view";
    private static final Tokens EHR = new Tokens("k1");

    private final Set<String> seen = new HashSet<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer keys = server();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void publishKeys() {
        keys = server();
        keys.createContext("/jwks.json", exchange -> {
            fetches.incrementAndGet();
            byte[] body = EHR.keySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keys.createContext("/elsewhere.json", exchange -> {
            exchange.getResponseHeaders().set("Location", "/jwks.json");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        keys.start();
    }

    @AfterEach
    void stop() {
        keys.stop(0);
    }

    @Test
    void letsAListedEhrIn() throws NotAuthenticated {
        String token = EHR.token(HERE, NOW, jku(published()), claims -> claims);

        assertThat(check(token)).isEqualTo(Tokens.ISSUER);
    }

    @Test
    void aTokenWithoutJkuIsOfTheOnlyKeysOfItsIssuer() throws NotAuthenticated {
        assertThat(check(EHR.token(HERE, NOW, claims -> claims))).isEqualTo(Tokens.ISSUER);
    }

    @Test
    void keysMayComeFromAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("keys.json"), EHR.keySet());
        TokenCheck check = check(new Client(Tokens.ISSUER, Set.of(), file, Set.of()));

        assertThat(check.check("Bearer " + EHR.token(HERE, NOW, claims -> claims), Set.of(HERE)))
                .isEqualTo(Tokens.ISSUER);
    }

    @Test
    void aTokenMayNameAnAddressWhoseKeysAreInAFileAndNothingIsFetched() throws Exception {
        URI named = URI.create("https://ehr.example/.well-known/jwks.json");
        Path file = Files.writeString(folder.resolve("keys.json"), EHR.keySet());
        TokenCheck check = check(new Client(Tokens.ISSUER, Set.of(named), file, Set.of()));

        assertThat(check.check(
                        "Bearer " + EHR.token(HERE, NOW, Tokens.jku(named.toString()), claims -> claims), Set.of(HERE)))
                .isEqualTo(Tokens.ISSUER);
        String elsewhere = EHR.token(HERE, NOW, Tokens.jku("https://evil.example/jwks.json"), claims -> claims);
        assertThatExceptionOfType(NotAuthenticated.class)
                .isThrownBy(() -> check.check("Bearer " + elsewhere, Set.of(HERE)))
                .satisfies(e -> assertThat(e.why()).isEqualTo(Why.KEY_SET));
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() throws NotAuthenticated {
        String token = EHR.token(HERE, NOW, claims -> claims.audience(List.of("https://other.example", HERE)));

        assertThat(check(token)).isEqualTo(Tokens.ISSUER);
    }

    @Test
    void aTokenCountsOnce() throws NotAuthenticated {
        String token = EHR.token(HERE, NOW, claims -> claims);
        check(token);

        assertThatExceptionOfType(NotAuthenticated.class)
                .isThrownBy(() -> check(token))
                .satisfies(e -> assertThat(e.why()).isEqualTo(Why.REPLAYED));
    }

    @Test
    void aRefusedTokenIsNotUsedUp() throws NotAuthenticated {
        String token = EHR.token(HERE, NOW, claims -> claims);
        refused("Bearer " + token, Set.of("https://cds.example/cds-services"), Why.AUDIENCE);

        assertThat(check(token)).isEqualTo(Tokens.ISSUER);
    }

    @Test
    void atTheKeysRedirectNobodyFollows() {
        TokenCheck check =
                check(new Client(Tokens.ISSUER, Set.of(URI.create(address("/elsewhere.json"))), null, Set.of()));

        assertThatExceptionOfType(NotAuthenticated.class)
                .isThrownBy(() -> check.check("Bearer " + EHR.token(HERE, NOW, claims -> claims), Set.of(HERE)))
                .satisfies(e -> assertThat(e.why()).isEqualTo(Why.KEYS_AWAY));
        assertThat(fetches).hasValue(0);
    }

    @Test
    void strangersKeysAreNeverFetched() {
        refused(
                "Bearer " + new Tokens("k1").token(HERE, NOW, jku(address("/stranger.json")), claims -> claims),
                Why.KEY_SET);

        assertThat(fetches).hasValue(0);
    }

    @Test
    void keysAreFetchedSecurelyOrFromThisMachine() {
        assertThatThrownBy(() ->
                        new Client(Tokens.ISSUER, Set.of(URI.create("http://ehr.example/jwks.json")), null, Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
        assertThatThrownBy(() -> new Client(Tokens.ISSUER, Set.of(URI.create("file:///etc/keys")), null, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void refuses(String what, @Nullable String header, Why why) {
        refused(header, why);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("no token", null, Why.NO_TOKEN),
                arguments("another scheme", "Basic ZWhyOmVocg==", Why.NO_TOKEN),
                arguments("no JWT", "Bearer nonsense", Why.NOT_A_TOKEN),
                arguments("alg none", "Bearer " + EHR.unsigned(HERE, NOW), Why.NOT_A_TOKEN),
                arguments("HMAC with the public key", "Bearer " + EHR.signedWithThePublicKey(HERE, NOW), Why.ALGORITHM),
                header("no kid", Why.HEADER, h -> h.keyID(null)),
                header("unknown kid", Why.SIGNATURE, h -> h.keyID("k2")),
                header("no typ", Why.HEADER, h -> h.type(null)),
                header("another typ", Why.HEADER, h -> h.type(new JOSEObjectType("at+jwt"))),
                header("unlisted jku", Why.KEY_SET, jku("https://evil.example/jwks.json")),
                header("jku at a private host", Why.KEY_SET, jku("http://169.254.169.254/latest/meta-data")),
                header("jku at this machine", Why.KEY_SET, jku("http://127.0.0.1:5432/")),
                header("jku in a file", Why.KEY_SET, jku("file:///etc/passwd")),
                arguments(
                        "another's key under a known kid",
                        "Bearer " + new Tokens("k1").token(HERE, NOW, c -> c),
                        Why.SIGNATURE),
                arguments("a changed payload", "Bearer " + changed(), Why.SIGNATURE),
                claims("unlisted issuer", Why.ISSUER, c -> c.issuer("https://evil.example")),
                claims("no issuer", Why.ISSUER, c -> c.issuer(null)),
                claims("another audience", Why.AUDIENCE, c -> c.audience("https://cds.example/cds-services/other")),
                claims("the base as audience", Why.AUDIENCE, c -> c.audience("https://cds.example")),
                claims("no audience", Why.AUDIENCE, c -> c.audience((String) null)),
                claims("expired", Why.TIME, c -> c.expirationTime(date(-31)).issueTime(date(-300))),
                claims("no exp", Why.CLAIMS, c -> c.expirationTime(null)),
                claims("no iat", Why.CLAIMS, c -> c.issueTime(null)),
                claims("iat to come", Why.TIME, c -> c.issueTime(date(60))),
                claims("iat after exp", Why.TIME, c -> c.issueTime(date(20)).expirationTime(date(10))),
                claims("nbf to come", Why.TIME, c -> c.notBeforeTime(date(60))),
                claims("valid for a day", Why.TIME, c -> c.expirationTime(date(86_400))),
                claims("no jti", Why.CLAIMS, c -> c.jwtID(null)),
                claims("empty jti", Why.CLAIMS, c -> c.jwtID(" ")),
                claims("unlisted tenant", Why.TENANT, c -> c.claim("tenant", "south")));
    }

    private static String changed() {
        String token = EHR.token(HERE, NOW, c -> c);
        String other = EHR.token(HERE, NOW, c -> c.subject("somebody"));
        List<String> parts = List.of(token.split("\\.", -1));
        return parts.get(0) + "." + other.split("\\.", -1)[1] + "." + parts.get(2);
    }

    private static Arguments header(
            String what, Why why, java.util.function.UnaryOperator<com.nimbusds.jose.JWSHeader.Builder> change) {
        return arguments(what, "Bearer " + EHR.token(HERE, NOW, change, c -> c), why);
    }

    private static Arguments claims(
            String what, Why why, java.util.function.UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> change) {
        return arguments(what, "Bearer " + EHR.token(HERE, NOW, change), why);
    }

    private static Date date(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private String check(String token) throws NotAuthenticated {
        return check(listed(Set.of())).check("Bearer " + token, Set.of(HERE));
    }

    private void refused(@Nullable String header, Why why) {
        refused(header, Set.of(HERE), why);
    }

    private void refused(@Nullable String header, Set<String> audience, Why why) {
        Set<String> tenants = why == Why.TENANT ? Set.of("north") : Set.of();
        assertThatExceptionOfType(NotAuthenticated.class)
                .isThrownBy(() -> check(listed(tenants)).check(header, audience))
                .satisfies(e -> assertThat(e.why()).isEqualTo(why));
    }

    private TokenCheck check(Client client) {
        return new TokenCheck(
                List.of(client),
                (issuer, id, _) -> seen.add(issuer + id),
                Duration.ofHours(1),
                InstantSource.fixed(NOW));
    }

    private Client listed(Set<String> tenants) {
        return new Client(Tokens.ISSUER, Set.of(URI.create(published())), null, tenants);
    }

    private String published() {
        return address("/jwks.json");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + keys.getAddress().getPort() + path;
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
