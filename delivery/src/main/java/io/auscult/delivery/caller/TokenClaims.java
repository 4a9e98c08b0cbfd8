package io.auscult.delivery.caller;

import com.nimbusds.jwt.JWTClaimsSet;
import io.auscult.delivery.caller.NotAuthenticated.Why;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token says, once its signature is known to be the issuer's. */
final class TokenClaims {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final int LONGEST_ID = 255;

    private final JWTClaimsSet claims;

    TokenClaims(JWTClaimsSet claims) {
        this.claims = claims;
    }

    void areFor(Set<String> audience, Client client) throws NotAuthenticated {
        if (Collections.disjoint(claims.getAudience(), audience)) {
            throw new NotAuthenticated(Why.AUDIENCE);
        }
        if (!client.tenants().isEmpty() && !client.tenants().contains(text("tenant"))) {
            throw new NotAuthenticated(Why.TENANT);
        }
    }

    /**
     * Whether it is their time.
     *
     * @param longestLife tokens that live longer would have to be remembered for longer
     */
    void areOf(Instant now, Duration longestLife) throws NotAuthenticated {
        Instant expires = instant(claims.getExpirationTime());
        Instant issued = instant(claims.getIssueTime());
        Date notBefore = claims.getNotBeforeTime();
        boolean over = !now.isBefore(expires.plus(CLOCKS_DIFFER));
        boolean early = issued.isAfter(now.plus(CLOCKS_DIFFER))
                || (notBefore != null && notBefore.toInstant().isAfter(now.plus(CLOCKS_DIFFER)));
        boolean backwards = !issued.isBefore(expires);
        boolean tooLong = expires.isAfter(now.plus(longestLife).plus(CLOCKS_DIFFER));
        if (over || early || backwards || tooLong) {
            throw new NotAuthenticated(Why.TIME);
        }
    }

    String id() throws NotAuthenticated {
        String id = claims.getJWTID();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw new NotAuthenticated(Why.CLAIMS);
        }
        return id;
    }

    /** Until when the token might be used again. */
    Instant until() throws NotAuthenticated {
        return instant(claims.getExpirationTime()).plus(CLOCKS_DIFFER);
    }

    private String text(String claim) throws NotAuthenticated {
        try {
            String text = claims.getStringClaim(claim);
            return text == null ? "" : text;
        } catch (ParseException e) {
            throw new NotAuthenticated(Why.CLAIMS, e);
        }
    }

    private static Instant instant(@Nullable Date date) throws NotAuthenticated {
        if (date == null) {
            throw new NotAuthenticated(Why.CLAIMS);
        }
        return date.toInstant();
    }
}
