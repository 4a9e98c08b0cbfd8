package io.auscult.mapping.fhir;

import java.util.List;

/** A valid resource of each type that is read, with most of its elements. */
final class RichResources {
    static final String OBSERVATION = """
            {"resourceType":"Observation","id":"o1","meta":{"versionId":"2","lastUpdated":"2026-03-05T11:00:00.123Z"},
             "identifier":[{"type":{"coding":[{"code":"FILL"}]},"system":"urn:lab","value":"F-1"}],"status":"final",
             "code":{"coding":[{"system":"http://loinc.org","code":"67151-1","display":"Troponin T"},
              {"system":"urn:lab","code":"TNT","display":"hs-TnT"}],"text":"Troponin T, high sensitive"},
             "subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},
             "effectiveDateTime":"2026-03-05T10:00:00-05:00","issued":"2026-03-05T10:30:00.5-05:00",
             "performer":[{"reference":"Organization/lab"},{"display":"Dr Who"}],
             "valueQuantity":{"value":14.0,"comparator":"<","unit":"ng/L","system":"http://unitsofmeasure.org","code":"ng/L"},
             "interpretation":[{"coding":[{"code":"N"}]}],"method":{"coding":[{"system":"urn:m","code":"ECLIA"}]},
             "device":{"reference":"#d"},
             "referenceRange":[{"high":{"value":14,"unit":"ng/L"},"text":"99th percentile"}],
             "contained":[{"resourceType":"Device","id":"d","type":{"coding":[{"system":"urn:v2:99LAB","code":"ELECSYS"}]}}]}
            """;

    static final String PANEL = """
            {"resourceType":"Observation","id":"bp","status":"amended","code":{"text":"pressure"},
             "subject":{"identifier":{"system":"urn:mrn","value":"7"}},"effectivePeriod":{"start":"2026-03","end":"2026-04"},
             "component":[{"code":{"text":"systolic"},"valueQuantity":{"value":142,"unit":"mmHg"}},
              {"code":{"text":"diastolic"},"dataAbsentReason":{"coding":[{"code":"error"}]}}]}
            """;

    static final String PATIENT = """
            {"resourceType":"Patient","id":"p1","identifier":[{"use":"usual","type":{"coding":[{"code":"MR"}]},
             "system":"urn:mrn","value":"7"}],"name":[{"use":"official","family":"Runte","given":["Brigitte","Ann"]}],
             "gender":"female","birthDate":"1958-03-02","deceasedDateTime":"2026-04-01",
             "address":[{"line":["1 Main St"],"city":"Boston"}],
             "link":[{"other":{"reference":"Patient/p2"},"type":"replaces"}]}
            """;

    private static final String MEDICATION = "\"medicationReference\":{\"reference\":\"#m\"},"
            + "\"contained\":[{\"resourceType\":\"Medication\",\"id\":\"m\",\"code\":{\"text\":\"statin\"}}]";

    static final List<String> ALL = List.of(
            OBSERVATION,
            PANEL,
            PATIENT,
            about("Encounter", "subject", """
                    "status":"finished","class":{"code":"IMP"},"type":[{"text":"ward"}],
                    "period":{"start":"2026-01-01T08:00:00Z","end":"2026-01-01"}
                    """),
            about("Condition", "subject", """
                    "clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]},
                    "code":{"coding":[{"system":"http://snomed.info/sct","code":"44054006"}]},"onsetAge":{"value":48,"unit":"a"},
                    "recordedDate":"2012-06-01T00:00:00Z"
                    """),
            about("MedicationRequest", "subject", """
                    "status":"active","intent":"order","authoredOn":"2026-01-01T00:00:00Z",
                    """ + MEDICATION),
            about("MedicationStatement", "subject", """
                    "status":"active","effectivePeriod":{"start":"2026-01-01"},"dateAsserted":"2026-02-01",
                    """ + MEDICATION),
            about("MedicationAdministration", "subject", """
                    "status":"completed","effectiveDateTime":"2026-01-01T10:00:00Z",
                    """ + MEDICATION),
            about("MedicationDispense", "subject", """
                    "status":"completed","whenPrepared":"2026-01-01T10:00:00Z","whenHandedOver":"2026-01-01T11:00:00Z",
                    """ + MEDICATION),
            about("DiagnosticReport", "subject", """
                    "status":"final","code":{"text":"echo"},"conclusion":"fine","issued":"2026-01-02T00:00:00Z",
                    "identifier":[{"type":{"coding":[{"code":"FILL"}]},"value":"F-2"}],
                    "contained":[{"resourceType":"Observation","id":"r1","status":"final","code":{"text":"x"},"valueInteger":1}],
                    "result":[{"reference":"#r1"}]
                    """),
            about("Procedure", "subject", """
                    "status":"completed","code":{"text":"CABG"},"performedPeriod":{"start":"2026-01-01","end":"2026-01-02"}
                    """),
            about("AllergyIntolerance", "patient", """
                    "clinicalStatus":{"coding":[{"code":"active"}]},"criticality":"high","code":{"text":"penicillin"},
                    "onsetString":"as a child","recordedDate":"2020","reaction":[{"substance":{"text":"amoxicillin"},
                    "manifestation":[{"text":"rash"}]}]
                    """),
            about("FamilyMemberHistory", "patient", """
                    "status":"completed","date":"2026-01-01","relationship":{"coding":[{"code":"FTH"}]},"deceasedAge":{"value":60},
                    "condition":[{"code":{"text":"pancreatic cancer"},"onsetRange":{"low":{"value":50},"high":{"value":60}}},
                    {"code":{"text":"diabetes"},"onsetString":"late"}]
                    """),
            about("ServiceRequest", "subject", """
                    "status":"active","intent":"order","code":{"text":"echocardiogram"},"authoredOn":"2026-01-01",
                    "occurrenceTiming":{"event":["2026-02-01","2026-03-01"]}
                    """),
            about("Specimen", "subject", """
                    "status":"available","type":{"text":"blood"},"receivedTime":"2026-01-02T00:00:00Z",
                    "collection":{"collectedDateTime":"2026-01-01T10:00:00Z"}
                    """),
            about("Device", "patient", """
                    "status":"active","type":{"text":"pacemaker"},"deviceName":[{"name":"Azure","type":"model-name"}]
                    """),
            """
            {"resourceType":"Appointment","id":"x","status":"booked","serviceType":[{"text":"cardiology"}],
             "start":"2026-01-01T10:00:00Z","end":"2026-01-01T10:30:00Z","created":"2025-12-01",
             "participant":[{"actor":{"reference":"Practitioner/1"},"status":"accepted"},
              {"actor":{"reference":"Patient/p1"},"status":"accepted"}]}
            """);

    private RichResources() {}

    private static String about(String type, String subject, String rest) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"x\",\"" + subject + "\":{\"reference\":\"Patient/p1\"},"
                + rest.strip() + "}";
    }

    static String bundle(List<String> resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + String.join(
                        ",",
                        resources.stream()
                                .map(it -> "{\"resource\":" + it + "}")
                                .toList()) + "]}";
    }
}
