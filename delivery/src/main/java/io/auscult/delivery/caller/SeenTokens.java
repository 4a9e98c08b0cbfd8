package io.auscult.delivery.caller;

import java.time.Instant;

/** The port to the memory of tokens: each counts once. */
public interface SeenTokens {
    /**
     * Remembers a token.
     *
     * @param until when it stops being valid by itself, and may be forgotten
     * @return false when it was seen before
     */
    boolean firstUse(String issuer, String tokenId, Instant until);
}
