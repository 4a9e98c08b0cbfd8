package io.auscult.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FhirDatesTest {
    private final DateShift week = new DateShift(7);

    @Test
    void movesEveryDateAndNothingElse() throws IOException {
        String json = """
                { "resourceType" : "Observation", "effectiveDateTime": "2025-12-29T08:30:00Z",
                  "valueQuantity" : {"value": 97.40, "unit": "mg/dL"}, "note": [{"text": "Zürich \\u00e9 2025-12-29"}],
                  "birthDate":"1958-03-01","period": {"start":"2025-12-29"},
                  "meta": {"lastUpdated": "2025-12-30T00:00:00.000+00:00"} }
                """;
        assertThat(FhirDates.moved(json, week))
                .isEqualTo(json.replace("\"2025-12-29T", "\"2026-01-05T")
                        .replace("\"1958-03-01\"", "\"1958-03-08\"")
                        .replace("{\"start\":\"2025-12-29\"}", "{\"start\":\"2026-01-05\"}")
                        .replace("\"2025-12-30T", "\"2026-01-06T"));
    }

    @Test
    void leavesRecordNumbersThatLookLikeDates() throws IOException {
        String json = """
                {"id":"2025-12-29","identifier":[{"system":"urn:mrn","value":"1958-03-01"}],
                 "subject":{"reference":"2025-12-29"},"code":{"coding":[{"code":"2025-12-29","display":"2025-12-29"}]}}
                """;
        assertThat(FhirDates.moved(json, week)).isEqualTo(json);
    }
}
