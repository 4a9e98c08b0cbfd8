package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {
    private static final Signs USUAL = new Signs(new EncodingCharacters('|', "^~\\&"), StandardCharsets.UTF_8);
    private static final Signs OWN = new Signs(new EncodingCharacters('#', "!@%*"), StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "a\\F\\b, a|b",
        "a\\S\\b, a^b",
        "a\\T\\b, a&b",
        "a\\R\\b, a~b",
        "a\\E\\b, a\\b",
        "a\\P\\b, a#b",
        "\\H\\bold\\N\\, bold",
        "a\\.br\\b, 'a\nb'",
        "a\\.sp2\\b, 'a\n\nb'",
        "a\\.sp\\b, 'a\nb'",
        "a\\.in+4\\b\\.ti-2\\c, abc",
        "a\\.sk3\\b, 'a   b'",
        "\\X41\\B, AB",
        "\\XC2B5\\g, \u00b5g",
        "a\\X0D0A\\b, 'a\n\nb'",
        "a\\C2842\\b\\M243542\\c, abc",
        "a\\Zxx\\b, a\\Zxx\\b",
        "C:\\new\\file, C:\\new\\file",
        "5\\6 and a\\T\\b, 5\\6 and a&b",
        "\\, \\",
        "a\\, a\\",
        "\\\\, \\\\",
        "\\XG1\\, \\XG1\\"
    })
    void undoesThem(String escaped, String plain) {
        assertThat(Escapes.undo(escaped, USUAL)).isEqualTo(plain);
    }

    @Test
    void usesTheSendersOwnSigns() {
        assertThat(Escapes.undo("a%F%b%S%c%T%d\\T\\", OWN)).isEqualTo("a#b!c*d\\T\\");
    }
}
