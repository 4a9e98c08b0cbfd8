import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The last five days, 2025-12-27 to 2025-12-31: the stories of the cast among ordinary traffic. */
final class Live {

    private record Message(Instant sent, String what, String form, String content) {}

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm").withZone(ZoneOffset.UTC);
    private static final String EMERGENCY = "ED^12^A";

    private final Map<String, Person> people;
    private final Map<String, Cast.Onset> onsets;
    private final List<Message> messages = new ArrayList<>();
    private final Random random = new Random(20251231);
    private int orders = 4100;
    private int visits = 7300;

    Live(Map<String, Person> people, Map<String, Cast.Onset> onsets) {
        this.people = people;
        this.onsets = onsets;
    }

    /** One message a minute at most: the order of the file names is the order of the messages. */
    int write(Path folder) throws IOException {
        stories();
        ordinary();
        messages.sort(Comparator.comparing(Message::sent).thenComparing(Message::what));
        int number = 0;
        Instant minute = Instant.MIN;
        for (Message m : messages) {
            Instant sent = m.sent().truncatedTo(ChronoUnit.MINUTES);
            minute = sent.isAfter(minute) ? sent : minute.plusSeconds(60);
            String control = "SAMPLE-" + String.format("%04d", ++number);
            Files.writeString(folder.resolve(NAME.format(minute) + "-" + m.what() + "." + m.form()),
                    m.content().replace(V2.CONTROL_ID, control));
        }
        return number;
    }

    private void stories() {
        prevent();
        missingPressure();
        statin();
        newDiabetes();
        newDiabetesImaged();
        corrected();
        troponinRise();
    }

    /** Blood pressure alone leaves the risk below 7.5 %; the lipid panel of the next morning takes it across. */
    private void prevent() {
        Person who = people.get(People.PREVENT);
        Instant seen = at("2025-12-27T15:40");
        fhir(who, "blood-pressure", seen.plusSeconds(300), Fhir.pressure(who, seen, "138", "86", filler(), true));
        lipids(who, null, at("2025-12-28T07:45"), at("2025-12-28T09:12"), "252", "37", "186");
    }

    private void missingPressure() {
        Person who = people.get(People.NO_PRESSURE);
        lipids(who, null, at("2025-12-28T10:05"), at("2025-12-28T11:31"), "248", "41", "172");
    }

    private void statin() {
        Person who = people.get(People.ON_STATIN);
        Instant seen = at("2025-12-29T08:20");
        String filler = filler();
        Instant drawn = seen.plusSeconds(600);
        List<ObjectNode> results = List.of(
                Fhir.observation(who, drawn, Lab.of("2093-3"), "258", filler, false),
                Fhir.observation(who, drawn, Lab.of("2085-9"), "38", filler, false),
                Fhir.observation(who, drawn, Lab.of("2571-8"), "205", filler, false));
        List<ObjectNode> all = new ArrayList<>(results);
        all.add(Fhir.pressure(who, seen, "156", "92", filler(), false));
        all.add(Fhir.report(who, drawn, "57698-3", "Lipid panel with direct LDL - Serum or Plasma", filler, results));
        bundle(who, "lipids-and-pressure", at("2025-12-29T09:46"), all);
    }

    /** Weight first: it says nothing alone. The laboratory values of the next day are the new diabetes. */
    private void newDiabetes() {
        Person who = people.get(People.ENDPAC);
        Cast.Onset onset = onsets.get(People.ENDPAC);
        Instant seen = at("2025-12-29T14:10");
        V2.Visit visit = new V2.Visit("O", "CLINIC^1", visit(), seen.minusSeconds(600));
        v2(who, "registration", seen.minusSeconds(540), V2.adt("A04", who, visit, seen.minusSeconds(540)));
        oru(who, "weight", visit, seen.plusSeconds(240), "85353-1", "Vital signs, weight, height, head circumference, "
                + "oxygen saturation and BMI panel", seen, List.of(V2.Result.of("29463-7", onset.weight())));
        Instant drawn = at("2025-12-30T07:30");
        String filler = filler();
        List<ObjectNode> results = List.of(
                Fhir.observation(who, drawn, Lab.of("1558-6"), onset.glucose(), filler, false),
                Fhir.observation(who, drawn, Lab.of("4548-4"), onset.hba1c(), filler, false));
        List<ObjectNode> all = new ArrayList<>(results);
        all.add(Fhir.report(who, drawn, "11502-2", "Laboratory report", filler, results));
        bundle(who, "glucose-and-hba1c", at("2025-12-30T09:04"), all);
    }

    /** The same picture, but the abdomen was imaged three weeks ago (in the history). */
    private void newDiabetesImaged() {
        Person who = people.get(People.ENDPAC_IMAGED);
        Cast.Onset onset = onsets.get(People.ENDPAC_IMAGED);
        Instant seen = at("2025-12-30T10:15");
        fhir(who, "weight", seen.plusSeconds(180), Fhir.observation(who, seen, Lab.of("29463-7"), onset.weight(), filler(), true));
        oru(who, "glucose-and-hba1c", null, at("2025-12-30T12:26"), "11502-2", "Laboratory report", seen.plusSeconds(900),
                List.of(V2.Result.of("1558-6", onset.glucose()), V2.Result.of("4548-4", onset.hba1c())));
    }

    /** A rise that never was: the second sample is corrected under the same order number. */
    private void corrected() {
        Person who = people.get(People.CORRECTED);
        Instant arrived = at("2025-12-30T13:05");
        V2.Visit visit = new V2.Visit("E", EMERGENCY, visit(), arrived);
        v2(who, "arrival", arrived.plusSeconds(180), V2.adt("A04", who, visit, arrived.plusSeconds(180)));
        vitals(who, visit, arrived.plusSeconds(600), arrived.plusSeconds(900), "134", "78", "82");
        Instant first = at("2025-12-30T13:25");
        troponin(who, "troponin-0h", visit, first.plusSeconds(2340), filler(), first, "9", "F");
        Instant second = first.plusSeconds(3600);
        String filler = filler();
        troponin(who, "troponin-1h", visit, second.plusSeconds(2280), filler, second, "86", "F");
        troponin(who, "troponin-1h-corrected", visit, second.plusSeconds(2280 + 7200), filler, second, "9.6", "C");
        v2(who, "discharge", at("2025-12-30T18:22"), V2.adt("A03", who, visit, at("2025-12-30T18:22")));
    }

    private void troponinRise() {
        Person who = people.get(People.TROPONIN);
        Instant arrived = at("2025-12-31T15:22");
        V2.Visit visit = new V2.Visit("E", EMERGENCY, visit(), arrived);
        v2(who, "arrival", arrived.plusSeconds(120), V2.adt("A04", who, visit, arrived.plusSeconds(120)));
        vitals(who, visit, arrived.plusSeconds(480), arrived.plusSeconds(720), "142", "84", "94");
        Instant first = at("2025-12-31T15:41");
        troponin(who, "troponin-0h", visit, first.plusSeconds(2220), filler(), first, "14", "F");
        Instant second = first.plusSeconds(3720);
        troponin(who, "troponin-1h", visit, second.plusSeconds(2160), filler(), second, "41", "F");
        V2.Visit ward = new V2.Visit("I", "CCU^4^B", visit.number(), arrived);
        v2(who, "admission", at("2025-12-31T18:35"), V2.adt("A01", who, ward, at("2025-12-31T18:35")));
    }

    /** Nothing to say: visits, stays, home readings and two chest pains that turn out to be nothing. */
    private void ordinary() {
        List<String> silent = List.of("Andera917_Gutkowski940", "Yelena240_Upton904", "Israel728_Walker122",
                "Blair400_Stoltenberg489", "Sheena120_Kunze215", "Toney527_Crooks415");
        List<String> keys = People.QUIET.stream().filter(k -> !silent.contains(k)).toList();
        List<String> chestPain = List.of("Garry927_Mills423", "Tillie335_Nikita578");
        for (int i = 0; i < keys.size(); i++) {
            Person who = people.get(keys.get(i));
            Instant start = Instant.parse("2025-12-27T07:00:00Z").plus(Duration.ofDays(i % 5))
                    .plus(Duration.ofMinutes(random.nextInt(8 * 60)));
            if (chestPain.contains(keys.get(i))) {
                chestPain(who, start, i % 2 == 0 ? List.of("7", "8") : List.of("5", "5"));
            } else {
                switch (i % 4) {
                    case 0 -> visit(who, start);
                    case 1 -> stay(who, start.minus(Duration.ofDays(i % 5)));
                    case 2 -> record(who, start);
                    default -> home(who);
                }
            }
        }
    }

    private void visit(Person who, Instant start) {
        V2.Visit visit = new V2.Visit("O", "CLINIC^" + (1 + random.nextInt(4)), visit(), start);
        v2(who, "registration", start, V2.adt("A04", who, visit, start));
        vitals(who, visit, start.plusSeconds(600), start.plusSeconds(840), pressure(who), diastolic(), pulse());
        Instant drawn = start.plusSeconds(1200);
        if (random.nextBoolean()) {
            lipids(who, visit, drawn, drawn.plusSeconds(4800), cholesterol(who), hdl(who), between(80, 145));
        } else {
            oru(who, "hba1c", visit, drawn.plusSeconds(4800), "4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", drawn,
                    List.of(V2.Result.of("4548-4", hba1c(who))));
        }
        v2(who, "update", start.plusSeconds(1920), V2.adt("A08", who, visit, start.plusSeconds(1920)));
        v2(who, "departure", start.plusSeconds(3000), V2.adt("A03", who, visit, start.plusSeconds(3000)));
    }

    private void stay(Person who, Instant start) {
        V2.Visit visit = new V2.Visit("I", "WARD" + (1 + random.nextInt(3)) + "^" + between(1, 18) + "^A", visit(), start);
        v2(who, "admission", start, V2.adt("A01", who, visit, start));
        for (int day = 0; day < 3; day++) {
            Instant morning = start.plus(Duration.ofDays(day)).plusSeconds(1500);
            vitals(who, visit, morning, morning.plusSeconds(300), pressure(who), diastolic(), pulse());
            if (day < 2) {
                Instant drawn = morning.plusSeconds(900);
                List<V2.Result> results = chemistry(who);
                String filler = filler();
                if (day == 0) {
                    List<V2.Result> early = results.stream().map(r -> r.with("P")).toList();
                    v2(who, "chemistry-preliminary", drawn.plusSeconds(2400), V2.oru(who, visit, drawn.plusSeconds(2400),
                            new V2.Order(filler, "24320-4", "Basic metabolic 1998 panel - Serum or Plasma", drawn, "P", early)));
                }
                v2(who, "chemistry", drawn.plusSeconds(4500), V2.oru(who, visit, drawn.plusSeconds(4500),
                        new V2.Order(filler, "24320-4", "Basic metabolic 1998 panel - Serum or Plasma", drawn, "F", results)));
            }
        }
        Instant left = start.plus(Duration.ofDays(2)).plus(Duration.ofHours(4));
        v2(who, "discharge", left, V2.adt("A03", who, visit, left));
    }

    private void record(Person who, Instant start) {
        ObjectNode encounter = Fhir.encounter(who, start, start.plusSeconds(1500), "185349003",
                "Encounter for check up (procedure)", visit());
        Instant measured = start.plusSeconds(420);
        bundle(who, "visit", start.plusSeconds(1560), List.of(encounter,
                Fhir.pressure(who, measured, pressure(who), diastolic(), filler(), false),
                Fhir.observation(who, measured, Lab.of("8867-4"), pulse(), filler(), false),
                Fhir.observation(who, measured, Lab.of("29463-7"), weight(who), filler(), false)));
        Instant drawn = start.plusSeconds(900);
        String filler = filler();
        List<ObjectNode> results = List.of(
                Fhir.observation(who, drawn, Lab.of("2093-3"), cholesterol(who), filler, false),
                Fhir.observation(who, drawn, Lab.of("2085-9"), hdl(who), filler, false),
                Fhir.observation(who, drawn, Lab.of("2160-0"), creatinine(who), filler, false));
        List<ObjectNode> all = new ArrayList<>(results);
        all.add(Fhir.report(who, drawn, "11502-2", "Laboratory report", filler, results));
        bundle(who, "laboratory", start.plusSeconds(7500), all);
        Instant evening = start.plusSeconds(39600);
        if (evening.isBefore(Instant.parse("2025-12-31T23:30:00Z"))) {
            fhir(who, "hba1c", evening, Fhir.observation(who, drawn, Lab.of("4548-4"), hba1c(who), filler(), true));
        }
    }

    private void home(Person who) {
        int minute = random.nextInt(90);
        for (int day = 0; day < 5; day++) {
            Instant measured = Instant.parse("2025-12-27T05:30:00Z").plus(Duration.ofDays(day))
                    .plus(Duration.ofMinutes(minute + random.nextInt(20)));
            fhir(who, "home-pressure", measured.plusSeconds(60),
                    Fhir.pressure(who, measured, pressure(who), diastolic(), filler(), true));
        }
        Instant weighed = Instant.parse("2025-12-28T06:50:00Z").plus(Duration.ofMinutes(minute));
        fhir(who, "home-weight", weighed.plusSeconds(60),
                Fhir.observation(who, weighed, Lab.of("29463-7"), weight(who), filler(), true));
    }

    private void chestPain(Person who, Instant arrived, List<String> troponin) {
        V2.Visit visit = new V2.Visit("E", EMERGENCY, visit(), arrived);
        v2(who, "arrival", arrived, V2.adt("A04", who, visit, arrived));
        vitals(who, visit, arrived.plusSeconds(420), arrived.plusSeconds(660), pressure(who), diastolic(), pulse());
        for (int hour = 0; hour < 2; hour++) {
            Instant drawn = arrived.plusSeconds(1080 + 3660L * hour);
            troponin(who, "troponin-" + hour + "h", visit, drawn.plusSeconds(2280), filler(), drawn, troponin.get(hour), "F");
        }
        v2(who, "discharge", arrived.plusSeconds(9900), V2.adt("A03", who, visit, arrived.plusSeconds(9900)));
    }

    private void lipids(Person who, V2.Visit visit, Instant drawn, Instant sent, String total, String hdl, String triglyceride) {
        BigDecimal ldl = Json.number(total).subtract(Json.number(hdl))
                .subtract(Json.number(triglyceride).divide(BigDecimal.valueOf(5), 0, RoundingMode.HALF_UP));
        oru(who, "lipids", visit, sent, "24331-1", "Lipid 1996 panel - Serum or Plasma", drawn, List.of(
                V2.Result.of("2093-3", total), V2.Result.of("2571-8", triglyceride), V2.Result.of("2085-9", hdl),
                V2.Result.of("13457-7", ldl.toPlainString())));
    }

    private void vitals(Person who, V2.Visit visit, Instant measured, Instant sent, String systolic, String diastolic, String pulse) {
        oru(who, "vitals", visit, sent, "85353-1", "Vital signs, weight, height, head circumference, oxygen saturation and BMI panel",
                measured, List.of(V2.Result.of("8480-6", systolic), V2.Result.of("8462-4", diastolic), V2.Result.of("8867-4", pulse),
                        V2.Result.of("29463-7", weight(who)), V2.Result.of("39156-5", bmi(who))));
    }

    /** With the MDRD estimate many laboratories still send; PREVENT must not use it. */
    private List<V2.Result> chemistry(Person who) {
        return List.of(V2.Result.of("2951-2", between(136, 143)), V2.Result.of("2823-3", "4." + random.nextInt(8)),
                V2.Result.of("2160-0", creatinine(who)), V2.Result.of("33914-3", between(62, 96)),
                V2.Result.of("2345-7", between(84, 98)));
    }

    private void oru(Person who, String what, V2.Visit visit, Instant sent, String code, String display, Instant drawn, List<V2.Result> results) {
        v2(who, what, sent, V2.oru(who, visit, sent, new V2.Order(filler(), code, display, drawn, "F", results)));
    }

    private void troponin(Person who, String what, V2.Visit visit, Instant sent, String filler, Instant drawn, String value,
            String status) {
        v2(who, what, sent, V2.oru(who, visit, sent, new V2.Order(filler, "67151-1", Lab.of("67151-1").display(), drawn, status,
                List.of(V2.Result.troponin(value, status)))));
    }

    private void v2(Person who, String what, Instant sent, String message) {
        messages.add(new Message(sent, who.slug() + "-" + what, "hl7", message));
    }

    private void fhir(Person who, String what, Instant sent, ObjectNode resource) {
        messages.add(new Message(sent, who.slug() + "-" + what, "json", Json.pretty(resource)));
    }

    private void bundle(Person who, String what, Instant sent, List<ObjectNode> resources) {
        fhir(who, what, sent, Fhir.transaction(who, resources));
    }

    private String pressure(Person who) {
        return near(who, "118", 5, 104, 132, 0, "8480-6");
    }

    private String diastolic() {
        return between(66, 82);
    }

    private String pulse() {
        return between(62, 84);
    }

    private String cholesterol(Person who) {
        return near(who, "178", 7, 140, 205, 0, "2093-3");
    }

    private String hdl(Person who) {
        return near(who, "52", 3, 44, 76, 0, "2085-9");
    }

    private String creatinine(Person who) {
        return who.female() ? "0." + between(66, 88) : "0." + between(78, 99);
    }

    /** Only people already known to have diabetes reach 6.5 %. */
    private String hba1c(Person who) {
        return known(who) ? "7." + random.nextInt(5) : "5." + between(4, 8);
    }

    private boolean known(Person who) {
        return who.resources().stream().anyMatch(r -> Cut.type(r).equals("Condition")
                && r.at("/code/coding/0/code").asText().equals("44054006"));
    }

    private String weight(Person who) {
        return near(who, "80", 0.4, 40, 180, 1, "29463-7");
    }

    private String bmi(Person who) {
        return near(who, "27", 0, 18.6, 39.8, 1, "39156-5");
    }

    private String near(Person who, String otherwise, double spread, double low, double high, int digits, String... codes) {
        double middle = who.latest(codes).orElse(Json.number(otherwise)).doubleValue();
        double value = Math.clamp(middle + (random.nextDouble() * 2 - 1) * spread, low, high);
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private String between(int low, int high) {
        return String.valueOf(low + random.nextInt(high - low + 1));
    }

    private String filler() {
        return "F" + ++orders;
    }

    private String visit() {
        return "V" + ++visits;
    }

    private static Instant at(String minute) {
        return Instant.parse(minute + ":00Z");
    }
}
