package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.AllergyRecorded;
import io.auscult.core.event.FactEvent.AppointmentBooked;
import io.auscult.core.event.FactEvent.AppointmentRetracted;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.Retraction;
import io.auscult.core.event.FactEvent.ServiceRequested;
import io.auscult.mapping.Corpus;
import io.auscult.mapping.Sent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The concept maps of HL7's v2-to-FHIR: where they have a word, ours is the same, or docs/v2-differences.md says why not. */
class OfficialMapsTest {
    private static final int V2_CODE = 0;
    private static final int FHIR_CODE = 6;
    private static final String PID = "PID|1||12345^^^HOSP^MR||Doe^Jane||19580302|F\r";

    @Test
    void readsResultStatuses() {
        assertThat(differences("ObservationResultStatusCodesInterpretation", OfficialMapsTest::result))
                .isEmpty();
    }

    @Test
    void readsOrderStatuses() {
        assertThat(differences("OrderStatus", code -> order("SC", code))).isEmpty();
    }

    @Test
    void readsOrderControlCodes() {
        assertThat(differences("OrderControlCode[ServiceRequest.status]", code -> order(code, "")))
                .isEqualTo(Map.of(
                        "CA", "active, ours revoked",
                        "HD", "active, ours on-hold",
                        "PR", "active, ours ",
                        "RQ", "active, ours revoked"));
    }

    @Test
    void readsAppointmentStatuses() {
        assertThat(differences("FillerStatusCodes[Appointment]", OfficialMapsTest::appointment))
                .isEmpty();
    }

    @Test
    void readsCriticality() {
        assertThat(differences("AllergySeverity[AllergyIntolerance.criticality]", OfficialMapsTest::allergy))
                .isEmpty();
    }

    @Test
    void readsWhetherADoseWasGiven() {
        assertThat(differences("CompletionStatus", OfficialMapsTest::dose)).isEmpty();
    }

    /** What the map says where ours is something else, by v2 code; codes for which it has no word are left out. */
    private static Map<String, String> differences(String map, UnaryOperator<String> ours) {
        Map<String, String> differences = new TreeMap<>();
        for (List<String> row : rows(map)) {
            String theirs = row.size() > FHIR_CODE ? row.get(FHIR_CODE).strip() : "";
            if (!row.get(V2_CODE).isBlank() && !theirs.isEmpty()) {
                String own = ours.apply(row.get(V2_CODE).strip());
                if (!own.equals(theirs)) {
                    differences.put(row.get(V2_CODE).strip(), theirs + ", ours " + own);
                }
            }
        }
        return differences;
    }

    /** Without the two rows of headings. */
    private static List<List<String>> rows(String map) {
        List<List<String>> rows =
                Corpus.files("v2-to-fhir-mappings/mappings/codesystems", "Concept Map_ " + map + " - Sheet1.csv")
                        .stream()
                        .map(file -> csv(new String(Corpus.read(file), StandardCharsets.UTF_8)))
                        .findFirst()
                        .orElseThrow();
        return rows.subList(2, rows.size());
    }

    /** Cells may be quoted, with commas and line breaks in them. */
    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char sign : (text + "\n").toCharArray()) {
            quoted ^= sign == '"';
            if (!quoted && (sign == ',' || sign == '\n')) {
                rows.getLast().add(cell.toString());
                cell.setLength(0);
                if (sign == '\n') {
                    rows.add(new ArrayList<>());
                }
            } else if (sign != '"') {
                cell.append(sign);
            }
        }
        rows.removeIf(row -> row.isEmpty() || row.getFirst().isBlank());
        return rows;
    }

    private static String result(String code) {
        return status("ORU^R01", PID + "OBR|1||F1|1^x^LN\rOBX|1|NM|1^x^LN||5||||||" + code);
    }

    private static String order(String control, String status) {
        return status("OML^O21", PID + "ORC|" + control + "|P1|||" + status + "\rOBR|1|P1||1^x^LN");
    }

    private static String appointment(String code) {
        return status("SIU^S14", "SCH|1|2" + "|".repeat(23) + code + "\r" + PID);
    }

    private static String allergy(String code) {
        return status("ADT^A08", PID + "AL1|1|DA|1^x^L|" + code);
    }

    private static String dose(String code) {
        return status("VXU^V04", PID + "RXA|0|1|20260101||8^x^CVX|1" + "|".repeat(14) + code);
    }

    /** The status of what the last segment says; empty when it says nothing. */
    private static String status(String type, String segments) {
        String message = "MSH|^~\\&|A|B|C|D|20260101||" + type + "|1|P|2.5\r" + segments;
        FactEvent event =
                V2MessageMapper.map(message.getBytes(StandardCharsets.UTF_8), Sent.arrival(), Sent.PATIENTS)
                        .events()
                        .stream()
                        .filter(it -> !(it instanceof FactEvent.DemographicsRecorded))
                        .reduce((first, second) -> second)
                        .orElse(null);
        return switch (event) {
            case null -> "";
            case ObservationRecorded recorded -> recorded.status();
            case ServiceRequested requested -> requested.status();
            case AppointmentBooked booked -> booked.status();
            case AppointmentRetracted retracted -> retracted.status();
            case AllergyRecorded allergy -> allergy.criticality();
            case FactEvent.MedicationAdministered given -> given.status();
            case Retraction retraction -> retraction.status();
            case FactEvent other -> other.getClass().getSimpleName();
        };
    }
}
