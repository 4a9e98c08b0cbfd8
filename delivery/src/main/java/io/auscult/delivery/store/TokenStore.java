package io.auscult.delivery.store;

import io.auscult.core.value.ContentHash;
import io.auscult.delivery.caller.SeenTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Tokens that callers have used, until they expire by themselves; shared by all instances of this app. */
public final class TokenStore implements SeenTokens {
    private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final AtomicReference<Instant> nextClearing = new AtomicReference<>(Instant.EPOCH);

    public TokenStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean firstUse(String issuer, String tokenId, Instant until) {
        clear(clock.instant());
        return database.update(
                        "insert into seen_token (id, until) values (?, ?) on conflict (id) do nothing",
                        ContentHash.of(issuer, tokenId),
                        until)
                == 1;
    }

    private void clear(Instant now) {
        Instant due = nextClearing.get();
        if (!now.isBefore(due) && nextClearing.compareAndSet(due, now.plus(BETWEEN_CLEARINGS))) {
            database.update("delete from seen_token where until < ?", now);
        }
    }
}
