package io.auscult.cli.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "MSH|^~\\&|LAB|H|CDS|H|20260301||ORU^R01^ORU_R01|1|P|2.5 => ORU^R01",
                "MSH|^~\\&|LAB|H|CDS|H|20260301||ORU|1|P|2.1 => ORU",
                "MSH#$~\\&#LAB#H#CDS#H#20260301##ADT$A40#1#P#2.5 => ADT^A40",
                "MSH|^~\\&|LAB|H|CDS|H|20260301||Jane Doe^R01|1 => ?",
                "MSH|^~\\&|LAB => ?",
                "MSH => ?",
                "PID|1||MRN-1 => ?",
                "{\"resourceType\":\"Observation\",\"id\":\"1\"} => Observation",
                "{\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}],\"resourceType\":\"Bundle\"} => Bundle",
                "{\"resourceType\":\"Jane Doe\"} => ?",
                "{\"resourceType\":7} => ?",
                "{\"entry\":[{\"resourceType\":\"Patient\" => ?",
                "hello => ?"
            })
    void isReadFromTheBytesAndRepeatsNothingThatIsNoType(String body, String type) {
        assertThat(MessageType.words(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"'', ?", "'  ', ?"})
    void isUnknownForNothing(String body, String type) {
        assertThat(MessageType.words(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"11", "65279"})
    void isFoundBehindAStartByteOrAByteOrderMark(int first) {
        String body = Character.toString(first) + "MSH|^~\\&|LAB|H|CDS|H|20260301||ORU^R01|1\rPID|1";
        assertThat(MessageType.words(body.getBytes(StandardCharsets.UTF_8))).isEqualTo("ORU^R01");
    }
}
