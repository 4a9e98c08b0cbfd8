package io.auscult.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    @Test
    void countsTheBoundariesOfItsParts() {
        assertThat(ContentHash.of("ab", "c")).isNotEqualTo(ContentHash.of("a", "bc"));
    }

    @Property(tries = 100)
    void isThirtyTwoHexDigits(@ForAll String any) {
        assertThat(ContentHash.of(any)).matches("[0-9a-f]{32}");
    }
}
