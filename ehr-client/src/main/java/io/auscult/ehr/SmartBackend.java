package io.auscult.ehr;

import io.auscult.ehr.EhrFailure.Kind;
import io.auscult.schemas.topic.Payload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * SMART Backend Services: a token for a program, against a signed assertion instead of a password. The token is kept until shortly
 * before it ends, and fetched by one thread while the others wait for it.
 */
public final class SmartBackend implements Authorization {
    private static final String DISCOVERY = ".well-known/smart-configuration";
    /** When the server does not say, as it should. */
    private static final Duration UNSAID = Duration.ofSeconds(60);

    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final EhrAddress ehr;
    private final SmartIdentity identity;
    private final EhrClient.Limits limits;
    private final Clock clock;
    private final Pause pause;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable URI discovered;
    private @Nullable Token current;

    private record Token(String value, Instant until) {}

    public SmartBackend(URI ehr, SmartIdentity identity, EhrClient.Limits limits, Clock clock, Pause pause) {
        this.ehr = new EhrAddress(ehr);
        this.identity = identity;
        this.limits = limits;
        this.clock = clock;
        this.pause = pause;
        requirePrivate("The base address of an EHR with a SMART client", this.ehr);
        if (identity.tokenUrl() != null) {
            requirePrivate("The token URL", new EhrAddress(identity.tokenUrl()));
        }
    }

    public static SmartBackend of(URI ehr, SmartIdentity identity) {
        return new SmartBackend(ehr, identity, EhrClient.Limits.USUAL, Clock.systemUTC(), Pause.sleeping());
    }

    private static void requirePrivate(String what, EhrAddress address) {
        if (!address.isPrivate()) {
            throw new IllegalArgumentException(what + " begins with https, so that nobody on the way reads the token");
        }
    }

    @Override
    public Optional<String> token() throws EhrFailure, InterruptedException {
        lock.lockInterruptibly();
        try {
            Token token = current;
            if (token == null || !clock.instant().isBefore(token.until())) {
                token = fetched();
                current = token;
            }
            return Optional.of(token.value());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void refused(String token) {
        lock.lock();
        try {
            if (current != null && current.value().equals(token)) {
                current = null;
                // Perhaps the token server has moved, too.
                discovered = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Token fetched() throws EhrFailure, InterruptedException {
        URI tokenUrl = tokenUrl();
        Instant asked = clock.instant();
        String form = new Assertion(identity, tokenUrl, asked).form();
        try (EhrClient server = plain(tokenUrl)) {
            EhrAnswer answer = server.send(new EhrRequest(
                    "POST",
                    tokenUrl.toString(),
                    Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                    Payload.of(form.getBytes(StandardCharsets.US_ASCII))));
            if (!answer.isOk()) {
                throw TokenRefusal.of(answer, identity, tokenUrl);
            }
            return token(answer.json(), asked, tokenUrl);
        }
    }

    private static Token token(JsonNode answer, Instant asked, URI tokenUrl) throws EhrFailure {
        String value = answer.path("access_token").asString("");
        String type = answer.path("token_type").asString("bearer");
        if (!value.matches("[A-Za-z0-9._~+/=-]+") || !type.equalsIgnoreCase("bearer")) {
            throw new EhrFailure(
                    Kind.UNUSABLE,
                    "The token endpoint " + tokenUrl + " answered without a bearer token; is it the right address?",
                    null);
        }
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(UNSAID.toSeconds()));
        Duration margin = life.compareTo(MARGIN.multipliedBy(2)) < 0 ? life.dividedBy(2) : MARGIN;
        return new Token(value, asked.plus(life).minus(margin));
    }

    private URI tokenUrl() throws EhrFailure, InterruptedException {
        if (identity.tokenUrl() != null) {
            return identity.tokenUrl();
        }
        if (discovered == null) {
            discovered = discover();
        }
        return discovered;
    }

    private URI discover() throws EhrFailure, InterruptedException {
        try (EhrClient server = plain(ehr.base())) {
            EhrAnswer answer = server.send(EhrRequest.get(DISCOVERY).with("Accept", "application/json"));
            String url = answer.isOk() ? answer.json().path("token_endpoint").asString("") : "";
            EhrAddress found = new EhrAddress(URI.create(url));
            if (!found.isPrivate()) {
                throw undiscovered(answer);
            }
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw undiscovered(null);
        }
    }

    private EhrFailure undiscovered(@Nullable EhrAnswer answer) {
        return new EhrFailure(
                Kind.REFUSED,
                ehr.base() + "/" + DISCOVERY + " names no token endpoint"
                        + (answer == null ? "" : " that begins with https")
                        + "; set token-url of this source's SMART client",
                null);
    }

    private EhrClient plain(URI server) {
        return new EhrClient(server, Authorization.none(), limits, clock, pause);
    }
}
