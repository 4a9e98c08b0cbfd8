package io.auscult.cli.up;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demonstration login: invented users with a public password, and an EHR that launches the pages with sample patients. It is a
 * program of its own, so that none of it is in what a site runs, and it listens on loopback whatever it is told.
 */
final class DemoLogin {
    private static final String EHR = "demo-ehr";

    private DemoLogin() {}

    /** A patient of the sample, by the id that the EHR's FHIR server gives them. */
    private record Patient(String id, String name) {}

    private static final List<Patient> PATIENTS = List.of(
            new Patient("301d9ec4-12c1-36cc-e1a7-9e6ca1bfec70", "Matthew562 Keebler762"),
            new Patient("dc6bd27e-513b-e33a-d958-a89af998d18e", "Keenan632 Buckridge80"),
            new Patient("8a66580c-ba81-7620-204d-9debb83205a5", "Suellen60 Fisher429"));

    static App app(Ports ports) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "auscult.demo.url", ports.http(Port.LOGIN),
                "auscult.demo.auscult", ports.http(Port.DELIVERY)));
        for (int i = 0; i < PATIENTS.size(); i++) {
            settings.put("auscult.demo.patients[" + i + "].id", PATIENTS.get(i).id);
            settings.put("auscult.demo.patients[" + i + "].name", PATIENTS.get(i).name);
        }
        return new App("demo-login", "io.auscult.demo.app.DemoLoginApplication", "-Xmx96m", Port.LOGIN, settings);
    }

    /** What delivery has to know of it; whoever is bound to no ward is shown the whole house, as a trial should be. */
    static Map<String, String> delivery(Ports ports) {
        String at = "auscult.delivery.login.";
        return Map.of(
                at + "issuer", ports.http(Port.LOGIN),
                at + "client-id", "auscult",
                at + "wards-claim", "wards",
                at + "without-wards", "all",
                at + "ehrs[0].name", EHR,
                at + "ehrs[0].iss", ports.http(Port.LOGIN) + "/fhir",
                at + "ehrs[0].client-id", "auscult");
    }

    /** Who may log in, for the person who started it. */
    static void print(Addresses at, PrintWriter out) {
        out.print("""

                Demonstration login (invented users, this machine only; the password of each is demo):

                  clinician, clinical-informaticist      alerts and patients of the whole house
                  nurse-ward1, nurse-ward2, doctor-ed,   those of one ward alone: WARD1, WARD2, ED,
                  cardiologist, doctor-clinic            CCU, CLINIC
                  informaticist                          models and evidence, no patients
                  engineer                               %s/status
                  auditor                                %s/audit
                  visitor                                nothing: no role
                  A launch out of an EHR                 %s/ehr
                """.formatted(at.delivery(), at.delivery(), at.login()));
        out.flush();
    }
}
