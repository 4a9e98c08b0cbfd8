package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V2TextTest {
    private static String message(String declared, String name) {
        return "MSH|^~\\&|A|B|C|D|20260101||ADT^A08|1|P|2.5||||||" + declared + "\rPID|1||1||" + name;
    }

    private static String read(String declared, String name, String charset) {
        return V2Text.of(message(declared, name).getBytes(Charset.forName(charset)));
    }

    @ParameterizedTest
    @CsvSource({
        "8859/1, M\u00fcller, ISO-8859-1",
        "8859/2, Dvo\u0159\u00e1k, ISO-8859-2",
        "8859/5, \u0418\u0432\u0430\u043d, ISO-8859-5",
        "8859/6, \u0639\u0644\u064a, ISO-8859-6",
        "8859/7, \u039d\u03af\u03ba\u03bf\u03c2, ISO-8859-7",
        "8859/8, \u05d3\u05d5\u05d3, ISO-8859-8",
        "8859/9, \u0130smet, ISO-8859-9",
        "8859/15, B\u0153uf, ISO-8859-15",
        "GB 18030-2000, \u738b\u82b3, GB18030",
        "KS X 1001, \uae40\ubbfc\uc218, EUC-KR",
        "BIG-5, \u738b\u5c0f\u660e, Big5",
        "~ISO IR87, \u5c71\u7530, ISO-2022-JP",
        "ISO IR14~ISO IR87, \u5c71\u7530, ISO-2022-JP",
        "ISO IR87~ISO IR159, \u5c71\u7530, ISO-2022-JP-2",
        "ISO_IR 100, M\u00fcller, ISO-8859-1",
        "windows-1251, \u0418\u0432\u0430\u043d, windows-1251"
    })
    void readsTheSetThatIsDeclared(String declared, String name, String charset) {
        assertThat(read(declared, name, charset)).isEqualTo(message(declared, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ASCII",
                "UNICODE UTF-8",
                "UTF-8",
                "UTF8",
                "UNICODE",
                "8859/1",
                "8859/15",
                "nonsense",
                "UNICODE UTF-16",
                "a b"
            })
    void takesValidUtf8ForUtf8WhateverIsDeclared(String declared) {
        assertThat(read(declared, "5 \u00b5g M\u00fcller \u5c71", "UTF-8"))
                .isEqualTo(message(declared, "5 \u00b5g M\u00fcller \u5c71"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ASCII", "UNICODE UTF-8", "nonsense"})
    void keepsTheMuThatIsNotUtf8(String declared) {
        assertThat(read(declared, "5 \u00b5g", "ISO-8859-1")).isEqualTo(message(declared, "5 \u00b5g"));
    }

    @Test
    void keepsBothWhenAMessageIsMixed() {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes(message("UNICODE UTF-8", "M\u00fcller|").getBytes(StandardCharsets.UTF_8));
        mixed.writeBytes("5 \u00b5g".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(V2Text.of(mixed.toByteArray())).endsWith("M\u00fcller|5 \u00b5g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "UTF-32"})
    void findsWideSetsByTheirBytes(String charset) {
        assertThat(read("", "M\u00fcller", charset)).isEqualTo(message("", "M\u00fcller"));
        assertThat(V2Text.of(("\uFEFF" + message("", "M\u00fcller")).getBytes(Charset.forName(charset))))
                .endsWith("M\u00fcller");
    }

    @Test
    void leavesOutAByteOrderMark() {
        assertThat(V2Text.of(("\uFEFF" + message("", "x")).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(message("", "x"));
    }

    @Test
    void showsAByteThatNoSetHas() {
        byte[] message = message("8859/7", "x").getBytes(StandardCharsets.ISO_8859_1);
        message[message.length - 1] = (byte) 0xFF;
        assertThat(V2Text.of(message)).endsWith("\uFFFD");
    }
}
