package io.auscult.cli.bench.hooks;

import io.auscult.cli.bench.feed.Population;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import java.util.ArrayList;
import java.util.List;

/** Everybody of whom there are alerts. The first of them are in the house and have charts; the numbers are invented. */
final class Patients {
    private static final String MRN_SYSTEM = "urn:auscult:bench:mrn";

    private final Population inHouse;
    private final List<PatientId> ids;

    Patients(HooksPlan plan, SiteKey key) {
        this.inHouse = Population.alike(plan.seed(), plan.inHouse(), plan.facts());
        this.ids = new ArrayList<>(inHouse.ids());
        for (int i = ids.size(); i < plan.patients(); i++) {
            ids.add(key.patientId(mrn(i)));
        }
    }

    static Identifier mrn(int patient) {
        return new Identifier(MRN_SYSTEM, "B-" + patient);
    }

    Population inHouse() {
        return inHouse;
    }

    boolean isInHouse(int patient) {
        return patient < inHouse.patients();
    }

    int count() {
        return ids.size();
    }

    PatientId id(int patient) {
        return ids.get(patient);
    }

    Person person(int patient) {
        return new Person(id(patient), "Bench", "P" + patient, "1960-01-01", "female", List.of(mrn(patient)), null);
    }
}
