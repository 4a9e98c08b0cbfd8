package io.auscult.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    @Test
    void countsTheBoundariesOfItsParts() {
        assertThat(ContentHash.of("ab", "c")).isNotEqualTo(ContentHash.of("a", "bc"));
    }

    /** Ids that are in the log must come again from the same content. */
    @Property
    void isTheBeginningOfTheSha256OfEachPartAfterItsLength(@ForAll List<String> parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        String expected = HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        assertThat(ContentHash.of(parts)).isEqualTo(expected);
        assertThat(ContentHash.of(parts.toArray(String[]::new))).isEqualTo(expected);
    }

    @Test
    void hashesPartsOfEveryLength() {
        assertThat(ContentHash.of("x".repeat(100_000), "y")).isNotEqualTo(ContentHash.of("x".repeat(100_000), "z"));
        assertThat(ContentHash.of()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
    }

    @Property(tries = 100)
    void isThirtyTwoHexDigits(@ForAll String any) {
        assertThat(ContentHash.of(any)).matches("[0-9a-f]{32}");
    }
}
