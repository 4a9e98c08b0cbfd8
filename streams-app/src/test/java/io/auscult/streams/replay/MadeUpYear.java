package io.auscult.streams.replay;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Code;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A year of patients of whom results, problems, drugs and visits are told at random, wide enough that every kind of answer comes up;
 * some have a history that was loaded, some are merged, parted again or erased. Times are whole minutes: no two timers are due within
 * one second of each other unless at once.
 */
final class MadeUpYear {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MINUTES = 365 * 24 * 60;
    private static final Code ELECSYS = new Code("urn:v2:99LAB", "ELECSYS-TNTHS");

    /** What is measured, between which amounts, in thousandths of the unit. */
    private enum Test {
        TROPONIN("67151-1", "ng/L", 3_000, 90_000),
        HBA1C("4548-4", "%", 5_000, 9_500),
        GLUCOSE("1558-6", "mg/dL", 80_000, 220_000),
        WEIGHT("29463-7", "kg", 50_000, 110_000),
        HEIGHT("8302-2", "cm", 150_000, 190_000),
        SYSTOLIC("8480-6", "mm[Hg]", 80_000, 200_000),
        CHOLESTEROL("2093-3", "mg/dL", 120_000, 330_000),
        HDL("2085-9", "mg/dL", 25_000, 90_000),
        CREATININE("2160-0", "mg/dL", 500, 2_500),
        HEART_RATE("8867-4", "/min", 40_000, 150_000),
        RESPIRATION("9279-1", "/min", 8_000, 32_000),
        SATURATION("59408-5", "%", 85_000, 100_000),
        TEMPERATURE("8310-5", "Cel", 34_500, 40_000),
        CA_19_9("24108-3", "U/mL", 5_000, 120_000),
        NT_PRO_BNP("33762-6", "pg/mL", 50_000, 3_000_000),
        QTC("8636-3", "ms", 380_000, 540_000);

        private final String loinc;
        private final String ucum;
        private final int low;
        private final int high;

        Test(String loinc, String ucum, int low, int high) {
            this.loinc = loinc;
            this.ucum = ucum;
            this.low = low;
            this.high = high;
        }
    }

    private final SplittableRandom random = new SplittableRandom(20_261_123);
    private final List<PatientEvent> events = new ArrayList<>();
    private final List<PatientId> patients = new ArrayList<>();

    static List<PatientEvent> of(int patients, int eventsOfEach) {
        MadeUpYear year = new MadeUpYear();
        for (int i = 0; i < patients; i++) {
            year.patient(Said.KEY.patientId(new Identifier("urn:test:mrn", "Y-" + i)), eventsOfEach);
        }
        year.mergesAndErasures();
        year.events.sort(Comparator.comparing(MadeUpYear::received));
        return year.events;
    }

    private static Instant received(PatientEvent event) {
        return event.envelope().times().received();
    }

    private void patient(PatientId patient, int count) {
        patients.add(patient);
        Said first = Said.at(BEGIN).of(patient);
        Sex sex = random.nextBoolean() ? Sex.FEMALE : Sex.MALE;
        String born = (1935 + random.nextInt(50)) + "-05-17";
        boolean loaded = random.nextInt(3) == 0;
        events.add((loaded ? first.asBackfill() : first).person(sex, born));
        for (int i = 0; loaded && i < count / 4; i++) {
            told("h" + i, BEGIN.minus(random.nextInt(MINUTES), ChronoUnit.MINUTES), first.asBackfill());
        }
        if (loaded) {
            events.add(first.asBackfill().backfillEnded());
        }
        for (int i = 0; i < count; i++) {
            Instant at = BEGIN.plus(1 + random.nextInt(MINUTES), ChronoUnit.MINUTES);
            told("k" + (random.nextInt(20) == 0 ? i / 2 : i), at, Said.at(at).of(patient));
        }
    }

    private void told(String key, Instant at, Said said) {
        switch (random.nextInt(12)) {
            case 0 -> events.add(said.problem("c" + key, new Code(Code.SNOMED_CT, "44054006"), at));
            case 1 -> events.add(said.order("m" + key, new Code(Code.RXNORM, "860975"), at));
            case 2 -> events.add(said.encounter("e" + key, "IMP", at.minus(Duration.ofHours(2)), null));
            case 3 -> events.add(said.retracted(key));
            case 4, 5, 6 -> {
                events.add(result("a" + key, Test.TROPONIN, at, said.withMoreToFollow()));
                events.add(result("b" + key, any(), at, said));
            }
            default -> events.add(result(key, any(), at, said));
        }
    }

    private Test any() {
        return Test.values()[random.nextInt(Test.values().length)];
    }

    private PatientEvent result(String key, Test test, Instant at, Said said) {
        String amount =
                BigDecimal.valueOf(random.nextInt(test.low, test.high), 3).toPlainString();
        return said.byMethod(ELECSYS).result(key, new Code(Code.LOINC, test.loinc), amount, test.ucum, at);
    }

    private void mergesAndErasures() {
        for (int i = 0; i + 1 < patients.size(); i += 10) {
            Instant at = BEGIN.plus(Duration.ofDays(100 + i % 50)).plus(Duration.ofMinutes(7));
            events.add(Said.at(at).of(patients.get(i)).mergedInto(patients.get(i + 1)));
            if (i % 20 == 0) {
                Instant parted = at.plus(Duration.ofDays(60));
                events.add(Said.at(parted).of(patients.get(i)).unmerged());
            }
        }
        Instant erased = BEGIN.plus(Duration.ofDays(200)).plus(Duration.ofMinutes(3));
        events.add(Said.at(erased).of(patients.get(5)).erased());
    }
}
