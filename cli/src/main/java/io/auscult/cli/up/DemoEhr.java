package io.auscult.cli.up;

import java.io.PrintWriter;
import java.util.Map;

/**
 * The demonstration EHR: a FHIR server in memory that knows the sample's patients, and into which delivery writes. It is a program of its
 * own, so that none of it is in what a site runs; it listens on loopback whatever it is told.
 */
final class DemoEhr {
    /** Whose record numbers the sample has. */
    private static final String HOSPITAL = "urn:oid:2.16.840.1.113883.19.5";

    private DemoEhr() {}

    static App app(Home home, Installation installation) {
        return new App(
                "demo-ehr",
                "io.auscult.demo.ehr.DemoEhrMain",
                "-Xmx96m",
                Port.EHR,
                Map.of(
                        "auscult.demo-ehr.patients",
                        installation.sample().resolve("history").toString(),
                        "auscult.demo-ehr.file",
                        home.file("demo-ehr.ndjson").toString()));
    }

    /** What delivery has to know of it. */
    static Map<String, String> delivery(Ports ports) {
        String at = "auscult.delivery.write-back.";
        return Map.of(at + "url", fhir(ports), at + "patient-identifiers", HOSPITAL);
    }

    static String fhir(Ports ports) {
        return ports.http(Port.EHR) + "/fhir";
    }

    /** Where to look, for the person who started it. */
    static void print(Addresses at, PrintWriter out) {
        out.print("""

                Demonstration EHR (in memory, this machine only); what is written into it:

                  curl '%1$s/Flag'                 also RiskAssessment, DetectedIssue,
                  CommunicationRequest, Task, Provenance, Device; of one patient with ?patient=ID
                """.formatted(at.ehr()));
        out.flush();
    }
}
