package io.auscult.models.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KinshipTest {
    private static Kinship of(String code) {
        return Kinship.of(CodedText.of(new Code(Kinship.ROLE_CODE, code), null));
    }

    @ParameterizedTest
    @CsvSource({
        "MTH, true",
        "NMTH, true",
        "FTH, true",
        "BRO, true",
        "TWINSIS, true",
        "DAU, true",
        "CHILD, true",
        "PRN, true",
        "HBRO, false",
        "STPSIS, false",
        "ADOPTM, false",
        "MTHFOST, false",
        "MTHINLAW, false",
        "MAUNT, false",
        "MGRMTH, false",
        "NIECE, false",
        "EXT, false",
        "WIFE, false"
    })
    void parentsSiblingsAndChildrenAreFirstDegree(String code, boolean firstDegree) {
        assertThat(of(code).isFirstDegree()).isEqualTo(firstDegree);
    }

    @ParameterizedTest
    @CsvSource({
        "MTH, MAUNT, YES",
        "MTH, MGRFTH, YES",
        "MTH, BRO, YES",
        "FTH, PUNCLE, YES",
        "BRO, SIS, YES",
        "DAU, SON, YES",
        "MTH, FTH, NO",
        "MTH, PAUNT, NO",
        "FTH, MGRMTH, NO",
        "MTH, COUSN, NO",
        "BRO, MAUNT, NO",
        "BRO, HSIS, NO",
        "DAU, BRO, NO",
        "MTH, MTHINLAW, NO",
        "MTH, MGGRMTH, NO",
        "MTH, AUNT, UNCLEAR",
        "MTH, GRMTH, UNCLEAR",
        "MTH, HSIS, UNCLEAR",
        "BRO, NIECE, UNCLEAR",
        "DAU, GRNDSON, UNCLEAR",
        "PRN, MAUNT, UNCLEAR",
        "MTH, EXT, UNCLEAR",
        "FAMMEMB, BRO, UNCLEAR"
    })
    void twoRelativesAreTiedAsTheirCodesSay(String one, String other, Kinship.Tie tie) {
        assertThat(Kinship.tie(of(one), of(other))).isEqualTo(tie);
    }

    @Test
    void aTieIsTheSameFromEitherSide() {
        for (Kinship one : Kinship.values()) {
            for (Kinship other : Kinship.values()) {
                assertThat(Kinship.tie(one, other)).isEqualTo(Kinship.tie(other, one));
            }
        }
    }

    @Test
    void aCodeOfAnotherSystemSaysNothing() {
        assertThat(Kinship.of(CodedText.of(new Code("urn:other", "MTH"), "mother")))
                .isEqualTo(Kinship.UNKNOWN);
        assertThat(Kinship.of(CodedText.NONE)).isEqualTo(Kinship.UNKNOWN);
    }
}
