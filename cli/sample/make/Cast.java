import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is changed in the history of the cast. Synthea's laboratory values contradict each other (an HbA1c of 3 %, two
 * creatinines, an MDRD eGFR); where a story hangs on a number they are replaced by one plausible examination.
 */
final class Cast {

    /** What the diabetes module recorded at its second visit; it moves from the history to the live days. */
    record Onset(String glucose, String hba1c, String weight) {}

    private static final Set<String> LABORATORY = Set.of(
            "2093-3", "2571-8", "2085-9", "13457-7", "18262-6", "2160-0", "38483-4", "33914-3", "48642-3", "48643-1",
            "69405-9", "4548-4", "2345-7", "2339-0", "1558-6", "89579-7", "67151-1", "14959-1", "9318-7");
    private static final String PRESSURE = "85354-9";
    private static final String SMOKING = "72166-2";
    private static final String NEVER = "266919005";

    private Cast() {}

    static Map<String, Onset> edit(Map<String, Person> people) {
        Map<String, Onset> onsets = new HashMap<>();
        for (String key : List.of(People.ENDPAC, People.ENDPAC_IMAGED)) {
            onsets.put(key, takeOnset(people.get(key)));
        }
        for (String key : People.CAST) {
            boolean module = onsets.containsKey(key);
            people.get(key).removeIf(r -> Cut.type(r).equals("Observation") && stale(r, module));
        }

        examine(people.get(People.PREVENT), "2025-04-09T09:30:00Z", "124", "78", "187", "50", "118", "1.02", NEVER);
        examine(people.get(People.TROPONIN), "2025-05-14T10:10:00Z", "128", "76", "158", "44", "131", "0.98", NEVER);
        examine(people.get(People.CORRECTED), "2025-06-11T13:40:00Z", "132", "74", "162", "52", "104", "0.78", NEVER);
        examine(people.get(People.NO_PRESSURE), "2025-03-19T08:50:00Z", "", "", "201", "49", "126", "0.94", NEVER);
        examine(people.get(People.ON_STATIN), "2025-05-28T09:05:00Z", "138", "84", "216", "46", "142", "0.88", "449868002");

        Person imaged = people.get(People.ENDPAC_IMAGED);
        Instant scan = Instant.parse("2025-12-09T14:20:00Z");
        add(imaged, Fhir.procedure(imaged, scan, scan.plus(Duration.ofMinutes(25)),
                "169070004", "Computed tomography of abdomen (procedure)"));

        people.values().forEach(Cut::prune);
        people.values().forEach(p -> p.removeIf(r -> Cut.type(r).equals("DiagnosticReport") && !r.has("result")));
        return onsets;
    }

    private static Onset takeOnset(Person who) {
        ObjectNode fasting = who.resources().stream().filter(r -> code(r).equals("1558-6")).findFirst().orElseThrow();
        String visit = fasting.at("/encounter/reference").asText();
        Map<String, String> values = new HashMap<>();
        List<ObjectNode> recorded = who.resources().stream()
                .filter(r -> r.at("/encounter/reference").asText().equals(visit)).toList();
        recorded.stream().filter(r -> r.has("valueQuantity"))
                .forEach(r -> values.put(code(r), rounded(r.at("/valueQuantity/value").decimalValue(), code(r))));
        who.removeIf(r -> recorded.contains(r) || visit.equals("urn:uuid:" + r.path("id").asText()));
        for (ObjectNode r : who.resources()) {
            if (List.of("2345-7", "4548-4").contains(code(r))) {
                ObjectNode amount = (ObjectNode) r.get("valueQuantity");
                amount.put("value", Json.number(rounded(amount.get("value").decimalValue(), code(r))));
            }
        }
        return new Onset(values.get("1558-6"), values.get("4548-4"), values.get("29463-7"));
    }

    private static String rounded(BigDecimal value, String code) {
        return value.setScale(List.of("1558-6", "2345-7").contains(code) ? 0 : 1, RoundingMode.HALF_UP).toPlainString();
    }

    /** The module's first visit, in autumn 2024, is kept: its values are the "one year before". */
    private static boolean stale(ObjectNode r, boolean module) {
        String day = r.path("effectiveDateTime").asText();
        boolean firstVisit = module && day.compareTo("2024-10-15") >= 0 && day.compareTo("2024-12-01") < 0;
        String code = code(r);
        return LABORATORY.contains(code) && !firstVisit || !module && List.of(PRESSURE, SMOKING).contains(code);
    }

    private static void examine(Person who, String at, String systolic, String diastolic, String cholesterol, String hdl,
            String triglyceride, String creatinine, String smoking) {
        Instant from = Instant.parse(at);
        Instant drawn = from.plus(Duration.ofMinutes(15));
        List<ObjectNode> found = new ArrayList<>();
        ObjectNode visit = Fhir.encounter(who, from, from.plus(Duration.ofMinutes(30)),
                "162673000", "General examination of patient (procedure)", "");
        if (!systolic.isEmpty()) {
            found.add(Fhir.pressure(who, drawn, systolic, diastolic, "", false));
        }
        Map<String, String> labs = Map.of("2093-3", cholesterol, "2085-9", hdl, "2571-8", triglyceride, "2160-0", creatinine);
        labs.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> found.add(Fhir.observation(who, drawn, Lab.of(e.getKey()), e.getValue(), "", false)));
        found.add(Fhir.smoking(who, drawn, smoking,
                smoking.equals(NEVER) ? "Never smoked tobacco (finding)" : "Smokes tobacco daily (finding)"));
        if (who.latest("39156-5").isEmpty()) {
            throw new IllegalStateException("no body mass index: " + who.key());
        }
        BigDecimal bmi = who.latest("39156-5").orElseThrow().setScale(1, RoundingMode.HALF_UP);
        found.add(Fhir.observation(who, drawn, Lab.of("39156-5"), bmi.toPlainString(), "", false));
        add(who, visit);
        for (ObjectNode o : found) {
            o.putObject("encounter").put("reference", "urn:uuid:" + visit.get("id").asText());
            add(who, o);
        }
    }

    private static String code(ObjectNode r) {
        return r.at("/code/coding/0/code").asText();
    }

    private static void add(Person who, ObjectNode resource) {
        who.entries().add(Fhir.entry(resource, "POST"));
    }
}
