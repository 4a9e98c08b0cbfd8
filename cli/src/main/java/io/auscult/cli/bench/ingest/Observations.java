package io.auscult.cli.bench.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Bundles of laboratory Observations, as a laboratory system writes them: about 1.3 kB each, 100 to 500 in a Bundle. No round repeats
 * what another sent.
 */
final class Observations {
    private static final int LEAST = 100;
    private static final int MOST = 500;
    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

    private final IngestPlan plan;

    Observations(IngestPlan plan) {
        this.plan = plan;
    }

    /** The patients whom the Observations are about. */
    byte[] patients() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < plan.patients(); i++) {
            all.add("""
                    {"resourceType":"Patient","id":"bench-%1$d","identifier":[{"type":{"coding":[{"system":\
                    "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"urn:bench:mrn","value":"%1$d"}],\
                    "name":[{"family":"Bench","given":["No. %1$d"]}],"gender":"%2$s","birthDate":"%3$d-06-15"}\
                    """.formatted(i, i % 2 == 0 ? "female" : "male", 1930 + i % 70));
        }
        return bundle(all);
    }

    Load round(int round) {
        Random random = new Random(plan.seed() * 1_000_003 + round);
        List<byte[]> bundles = new ArrayList<>();
        int left = plan.observations();
        while (left > 0) {
            int size = Math.min(left, random.nextInt(LEAST, MOST + 1));
            List<String> entries = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                entries.add(observation(round + "-" + (left - i), random));
            }
            bundles.add(bundle(entries));
            left -= size;
        }
        return new Load(bundles, plan.observations());
    }

    private static byte[] bundle(List<String> resources) {
        StringBuilder text = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[");
        String between = "";
        for (String resource : resources) {
            text.append(between)
                    .append("{\"resource\":")
                    .append(resource)
                    .append(",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}");
            between = ",";
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String observation(String id, Random random) {
        LabTest test = LabTest.ALL.get(random.nextInt(LabTest.ALL.size()));
        String value = test.value(random);
        Instant taken = START.plusSeconds(random.nextInt(200 * 86_400));
        return """
                {"resourceType":"Observation","id":"bench-%1$s","meta":{"versionId":"1","lastUpdated":"%2$s","profile":[\
                "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab"]},"identifier":[{"system":\
                "urn:bench:result","value":"R%1$s"}],"status":"final","category":[{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory","display":"Laboratory"}]}],\
                "code":{"coding":[{"system":"http://loinc.org","code":"%3$s","display":"%4$s"},{"system":"urn:bench:local",\
                "code":"L%3$s"}],"text":"%4$s"},"subject":{"reference":"Patient/bench-%5$d"},"encounter":{"reference":\
                "Encounter/bench-%6$d"},"effectiveDateTime":"%7$s","issued":"%2$s","performer":[{"reference":"Organization/bench",\
                "display":"Central laboratory"}],"valueQuantity":{"value":%8$s,"unit":"%9$s","system":"http://unitsofmeasure.org",\
                "code":"%9$s"},"interpretation":[{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation","code":"%10$s"}]}],"referenceRange":[{"low":{\
                "value":%11$s,"unit":"%9$s","system":"http://unitsofmeasure.org","code":"%9$s"},"high":{"value":%12$s,"unit":"%9$s",\
                "system":"http://unitsofmeasure.org","code":"%9$s"}}]}\
                """.formatted(
                        id,
                        taken.plusSeconds(2_400),
                        test.loinc(),
                        test.name(),
                        random.nextInt(plan.patients()),
                        random.nextInt(10_000),
                        taken,
                        value,
                        test.ucum(),
                        test.interpretation(value),
                        test.decimal(test.low()),
                        test.decimal(test.high()));
    }
}
