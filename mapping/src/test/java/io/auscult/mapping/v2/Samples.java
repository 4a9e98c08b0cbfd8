package io.auscult.mapping.v2;

import java.util.List;
import java.util.stream.Stream;

/** One message of each kind, with a statement of each segment; the sign @ stands in a field that a test may fill. */
final class Samples {
    private static final String PID = "PID|1||12345^^^HOSP^MR||Doe^Jane^Q||19580302|F|||1 Main St^^Boston^MA^02101\r";
    private static final String PV1 = "PV1|1|I|W1||||||||||||||||V77^^^HOSP" + "|".repeat(25) + "20261120080000\r";

    static final List<String> ALL = Stream.of(
                    header("ORU^R01")
                            + PID
                            + PV1
                            + "ORC|RE|P1|F1\rOBR|1|P1^HIS|F1^LAB|24323-8^CMP^LN|||20261122093000+0000|||||||||||||||20261122101400||LAB|F\r"
                            + "OBX|1|NM|2345-7^Glucose^LN|1|@99|mg/dL^^UCUM|70-99|H|||F|||20261122093000\r"
                            + "OBX|2|SN|5778-6^Titre^LN||^1^:^@128||||||C\rNTE|1||a note\r"
                            + "OBX|3|CWE|625-4^Culture^LN||27268008^Salmonella@^SCT~2^y^L||||||P\r"
                            + "OBX|4|ED|PDF^x^L||^text^plain^Base64^@aGVsbG8=||||||F\rOBX|5|TX|R^x^L||@line~line||||||W\r",
                    header("ADT^A08")
                            + "EVN|A08|20261122|||me|20261122080000\r"
                            + PID.replace("Jane", "@Jane")
                            + PV1
                            + "NK1|1|Doe^John\rAL1|1|DA|70618^Penicillin^RXNORM|SV|rash|2011\r"
                            + "DG1|1|I10|I21.9^Acute MI^I10C|@words|20261120|F||||||||||||||D1|A\r"
                            + "PR1|1||33533^CABG^C4||20261121\rIAM|1|DA|1^Latex^L|MI||U|A7^HOSP||||2019||||||C\rZVT|1|@72\r",
                    header("OML^O21")
                            + PID
                            + "ORC|NW|O1^HIS|||IP||^^^20261123||20261122090000\rTQ1|1||||||20261123|20261124\r"
                            + "OBR|1|O1^HIS||24323-8^CMP@^LN\rDG1|1||E11.9^Diabetes^I10C|||W\r"
                            + "SPM|1|S1&HIS^S2&LAB||SER^Serum^HL70487|||||||||||||20261122^20261123\rORC|CA|O2^HIS\r",
                    header("RDE^O11")
                            + PID
                            + "ORC|DC|R1^HIS\rRXO|1^x^L\rRXE|^^^20261122|197361^Amlodipine@^RXNORM|5||mg\r"
                            + "RXA|0|1|20261122|20261123|8^Hep B^CVX|1||||||||||||||CP|A\rRXD|1|1^x^RXNORM|20261122|1|||RX9\r",
                    header("MDM^T02")
                            + PID
                            + "TXA|1|DS^Discharge@^L|TX|20261122||||||||D9^HIS|D8^HIS||||AU||AV\r"
                            + "OBX|1|TX|T^x^L||first@||||||F\rOBX|2|FT|T^x^L||second||||||F\r",
                    header("SIU^S12")
                            + "SCH|A1|A2@|||||CHECKUP||30|MIN|^^^20261201090000^20261201093000\r"
                            + PID
                            + "RGS|1\rAIS|1|A|1^Echo^L|20261201090000\r",
                    header("PPR^PC1") + PID
                            + "PRB|AD|20261122|E11.9^Diabetes@^I10C|P1||1|2020||||||confirmed|active||2019\r",
                    header("ADT^A40") + PID + "MRG|67890@^^^HOSP^MR\r")
            .toList();

    private Samples() {}

    private static String header(String type) {
        return "MSH|^~\\&|HIS|HOSP|CDS|HOSP|20261122101500||" + type + "|M1|P|2.5.1\r";
    }
}
