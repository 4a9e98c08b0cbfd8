package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.mapping.Sent;
import io.auscult.mapping.v2.Acknowledgement.Code;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {
    private static String answer(String message, Code code) {
        return new String(Acknowledgement.of(Sent.er7(message), code, "", Sent.RECEIVED), StandardCharsets.UTF_8);
    }

    @Test
    void goesBackToTheSenderAndEchoesItsControlId() {
        String ack = answer("MSH|^~\\&|LAB|H1|CDS|H2|20260101||ORU^R01^ORU_R01|CTRL-7|T|2.3", Code.AA);
        assertThat(ack).startsWith("MSH|^~\\&|CDS|H2|LAB|H1|20261122120000+0000||ACK^R01|");
        assertThat(ack).contains("|T|2.3\r").endsWith("MSA|AA|CTRL-7|\r");
    }

    @Test
    void speaksTheSendersDelimiters() {
        assertThat(answer("MSH#!@%*#S#F#R#F#20260301120000##ADT!A01#MSG007#P#2.5", Code.AE))
                .startsWith("MSH#!@%*#R#F#S#F#")
                .contains("##ACK!A01#")
                .endsWith("MSA#AE#MSG007#\r");
    }

    @Test
    void answersEvenWhatItCannotRead() {
        assertThat(answer("hello", Code.AR)).startsWith("MSH|^~\\&|").contains("\rMSA|AR||");
    }
}
