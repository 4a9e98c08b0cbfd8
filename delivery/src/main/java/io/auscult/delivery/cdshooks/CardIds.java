package io.auscult.delivery.cdshooks;

import io.auscult.core.alert.Episode;
import io.auscult.core.value.ContentHash;
import java.util.UUID;

/** Name-based UUIDs (version 8): the same card for the same alert, revision and call, and the same suggestions on it. */
final class CardIds {
    private CardIds() {}

    static String card(Episode episode, String hookInstance) {
        return uuid(episode.id().value(), Integer.toString(episode.revision()), hookInstance);
    }

    /** That the alert was withdrawn, which the same call may have shown before. */
    static String withdrawal(Episode episode, String hookInstance) {
        return uuid("withdrawn", episode.id().value(), hookInstance);
    }

    static String suggestion(String cardUuid, int place) {
        return uuid("suggestion", cardUuid, Integer.toString(place));
    }

    private static String uuid(String... parts) {
        String hash = ContentHash.of(parts);
        long high = (Long.parseUnsignedLong(hash.substring(0, 16), 16) & ~0xF000L) | 0x8000L;
        long low = (Long.parseUnsignedLong(hash.substring(16), 16) & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
