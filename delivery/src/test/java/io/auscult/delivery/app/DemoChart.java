package io.auscult.delivery.app;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.consult.ChartAnswer;
import io.auscult.delivery.consult.ChartAnswer.Fact;
import io.auscult.delivery.consult.ChartAnswer.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One invented chart, which all patients of the demo have. */
final class DemoChart {
    private DemoChart() {}

    static ChartAnswer of(PatientId patient) {
        Instant now = Instant.now();
        return new ChartAnswer.Known(
                now,
                false,
                List.of(
                        measured(now, "systolic-bp", "Systolic blood pressure", "mm[Hg]", 142, 147, 151, 149, 158),
                        measured(now, "total-cholesterol", "Total cholesterol", "mg/dL", 228, 236, 231, 243),
                        measured(now, "hdl-cholesterol", "HDL cholesterol", "mg/dL", 44, 43, 41),
                        measured(now, "body-weight", "Body weight", "kg", 77.3, 76.8, 74.1, 72.5, 71.2),
                        measured(now, "glucose", "Glucose", "mg/dL", 104, 112, 141),
                        measured(now, "hs-troponin-t", "hs-Troponin T", "ng/L", 12, 68),
                        measured(now, "hba1c", "HbA1c", "%", 6.8),
                        said(now, "diabetes", "condition", "Type 2 diabetes mellitus", "active, confirmed", "active"),
                        said(now, "hypertension", "condition", "Essential hypertension", "active, confirmed", "active"),
                        said(now, "", "condition", "Appendicitis", "resolved, confirmed", "resolved"),
                        said(
                                now,
                                "antihypertensive",
                                "medication",
                                "Lisinopril 10 MG Oral Tablet",
                                "in force, active",
                                "active"),
                        said(now, "", "medication", "Metformin 500 MG Oral Tablet", "in force, active", "active"),
                        said(now, "", "allergy", "Penicillin G", "active, confirmed", "active"),
                        new Group(
                                "potassium",
                                "Potassium",
                                List.of(new Fact(
                                        "observation",
                                        "Potassium",
                                        "4.2 furlongs",
                                        "",
                                        "unit not understood",
                                        false,
                                        "final",
                                        now.minus(Duration.ofDays(3)),
                                        "lab")))));
    }

    /** Newest last in the arguments, newest first in the chart. */
    private static Group measured(Instant now, String concept, String title, String ucum, double... values) {
        List<Fact> facts = new ArrayList<>();
        for (int i = values.length - 1; i >= 0; i--) {
            Instant at = now.minus(Duration.ofDays(1 + 70L * (values.length - 1 - i)));
            String value = (values[i] == Math.rint(values[i])
                            ? Long.toString(Math.round(values[i]))
                            : Double.toString(values[i]))
                    + " " + ucum;
            facts.add(new Fact("observation", title, value, value, "", false, "final", at, "lab"));
        }
        return new Group(concept, title, facts);
    }

    private static Group said(Instant now, String concept, String kind, String what, String said, String status) {
        return new Group(
                concept,
                what,
                List.of(new Fact(kind, what, said, "", "", false, status, now.minus(Duration.ofDays(900)), "ehr")));
    }
}
