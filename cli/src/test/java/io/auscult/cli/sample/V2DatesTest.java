package io.auscult.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class V2DatesTest {
    private static final String MESSAGE = String.join(
            "\r",
            "MSH|^~\\&|LAB|H|CDS|H|20251229083000+0000||ORU^R01^ORU_R01|20251229|P|2.5.1",
            "PID|1||20251229^^^H^MR||Doe^Ann||19580301|F",
            "ORC|RE|20251229|20251229||||||20251229083000",
            "OBR|1|20251229|20251229|1^X^LN|||20251229083000|20251229083100||||||||||||||20251229090000|||F",
            "OBX|1|NM|6598-7^Troponin^LN||20251229|ng/L|||||F|||20251229083000",
            "OBX|2|TS|X^Y^L||20251229083000||||||F|||20251229083000",
            "");

    @Test
    void movesTheFieldsThatHoldDatesAndNoRecordNumbers() {
        assertThat(V2Dates.moved(MESSAGE, new DateShift(7)))
                .isEqualTo(String.join(
                        "\r",
                        "MSH|^~\\&|LAB|H|CDS|H|20260105083000+0000||ORU^R01^ORU_R01|20251229|P|2.5.1",
                        "PID|1||20251229^^^H^MR||Doe^Ann||19580308|F",
                        "ORC|RE|20251229|20251229||||||20260105083000",
                        "OBR|1|20251229|20251229|1^X^LN|||20260105083000|20260105083100||||||||||||||20260105090000|||F",
                        "OBX|1|NM|6598-7^Troponin^LN||20251229|ng/L|||||F|||20260105083000",
                        "OBX|2|TS|X^Y^L||20260105083000||||||F|||20260105083000",
                        ""));
    }

    @Test
    void comesBackWhenMovedBack() {
        assertThat(V2Dates.moved(V2Dates.moved(MESSAGE, new DateShift(400)), new DateShift(-400)))
                .isEqualTo(MESSAGE);
    }

    @Test
    void movesRepetitionsAndComponents() {
        String segment = "TQ1|1||||||20251229083000~20251230083000^X|20251231";
        assertThat(V2Dates.moved(segment, new DateShift(1)))
                .isEqualTo("TQ1|1||||||20251230083000~20251231083000^X|20260101");
    }
}
