package io.auscult.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.fixture.Said;
import org.junit.jupiter.api.Test;

class SiteKeyTest {
    private static final Identifier MRN = new Identifier("urn:test:mrn", "CANARY-4711");

    @Test
    void givesTheSameIdForTheSameIdentifier() {
        SiteKey again = SiteKey.ofHex("00112233445566778899aabbccddeeff");
        assertThat(Said.KEY.patientId(MRN)).isEqualTo(again.patientId(MRN));
    }

    @Test
    void givesAnotherIdUnderAnotherKey() {
        SiteKey other = SiteKey.ofHex("ff112233445566778899aabbccddeeff");
        assertThat(Said.KEY.patientId(MRN)).isNotEqualTo(other.patientId(MRN));
    }

    @Test
    void isTheHmacThatAnyOtherToolComputes() {
        // printf 'urn:test:mrn|T-1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00112233445566778899aabbccddeeff
        assertThat(Said.PATIENT.value()).isEqualTo("c5b68c5efe3e069fb56d9bb3b790d703");
    }

    @Test
    void printsNeitherSecretNorIdentifier() {
        assertThat(Said.KEY.toString() + MRN).doesNotContain("0011").doesNotContain("CANARY");
    }

    @Test
    void refusesAShortSecretWithoutRepeatingIt() {
        assertThatThrownBy(() -> SiteKey.ofHex("abcdef"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("abcdef");
    }
}
