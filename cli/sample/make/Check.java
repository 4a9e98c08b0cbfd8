import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * {@code Check COEFFICIENTS.csv SAMPLE_FOLDER}: plays the sample and recomputes PREVENT base 10-year ASCVD, ENDPAC and the
 * ESC 0/1 h rule after every live message, independently of the product; exit 1 when the cast does not do what it should
 * or a quiet patient would speak.
 */
final class Check {

    private static final Instant LIVE = Instant.parse("2025-12-27T00:00:00Z");
    private static final DateTimeFormatter V2_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");

    record Fact(String code, String value, Instant at, String order) {
        double number() {
            return Double.parseDouble(value);
        }
    }

    /** Everything known of one patient, and what was computed on the way. */
    static final class Chart {
        String name, mrn;
        boolean female;
        LocalDate born;
        boolean statin, pressureDrug, diabetes, diabetesDrug, cvd, cancer;
        Instant imaged = Instant.MIN;
        final Map<String, Fact> facts = new LinkedHashMap<>();
        Optional<Double> before = Optional.empty(), after = Optional.empty();
        double highest = -1, highestLoose = -1;
        String missing = "", crossed = "", endpac = "", esc = "";
        int messages;

        void put(Fact f) {
            facts.put(f.order().isEmpty() ? f.code() + "@" + f.at() + "=" + facts.size() : f.code() + "@" + f.at() + "#" + f.order(), f);
        }

        Optional<Fact> latest(Instant now, Duration age, String... codes) {
            return facts.values().stream().filter(f -> List.of(codes).contains(f.code()) && !f.at().isAfter(now))
                    .filter(f -> f.at().isAfter(now.minus(age))).reduce((a, b) -> b.at().isBefore(a.at()) ? a : b);
        }

        double age(Instant now) {
            return ChronoUnit.YEARS.between(born, now.atOffset(ZoneOffset.UTC).toLocalDate());
        }
    }

    private final Map<String, double[]> coefficients = new HashMap<>();
    private final Map<String, Chart> charts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        Check check = new Check();
        check.readCoefficients(Path.of(arguments[0]));
        check.workedExample();
        check.history(Path.of(arguments[1], "history"));
        check.live(Path.of(arguments[1], "live"));
        check.report();
        check.faults.forEach(f -> System.out.println("FAULT " + f));
        System.exit(check.faults.isEmpty() ? 0 : 1);
    }

    private void readCoefficients(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> head = List.of(lines.getFirst().split(","));
        for (String line : lines) {
            String[] cells = line.split(",");
            if (cells[0].equals("base_10yr")) {
                String f = cells[head.indexOf("female_ascvd")], m = cells[head.indexOf("male_ascvd")];
                coefficients.put(cells[1], new double[] {f.isEmpty() ? 0 : Double.parseDouble(f), m.isEmpty() ? 0 : Double.parseDouble(m)});
            }
        }
    }

    private void workedExample() {
        double risk = ascvd(true, 50, 200, 45, 160, 90, true, false, true, false);
        if (Math.abs(risk - .091951) > 1e-5) {
            faults.add("worked example S12A: " + risk);
        }
    }

    private void history(Path folder) throws IOException {
        for (Path file : sorted(folder)) {
            JsonNode bundle;
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                bundle = Json.read(in.readAllBytes());
            }
            Chart chart = new Chart();
            bundle.get("entry").forEach(e -> fold(chart, e.get("resource"), file));
            charts.put(chart.mrn, chart);
            chart.before = prevent(chart, LIVE, Duration.ofDays(366));
            chart.highestLoose = prevent(chart, LIVE, Duration.ofDays(3660)).orElse(-1.0);
            if (!endpac(chart, LIVE).isEmpty()) {
                faults.add(chart.name + ": ENDPAC already in the history");
            }
        }
    }

    private void live(Path folder) throws IOException {
        for (Path file : sorted(folder)) {
            String name = file.getFileName().toString();
            Instant now = LocalDateTime.parse(name.substring(0, 13), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm")).toInstant(ZoneOffset.UTC);
            String text = Files.readString(file);
            Chart chart = name.endsWith(".hl7") ? v2(text, file) : fhir(text, file);
            chart.messages++;
            Optional<Double> risk = prevent(chart, now, Duration.ofDays(366));
            if (risk.isPresent() && risk.get() >= .075 && chart.crossed.isEmpty()) {
                chart.crossed = name;
            }
            chart.after = risk;
            chart.highest = Math.max(chart.highest, risk.orElse(-1.0));
            chart.highestLoose = Math.max(chart.highestLoose, prevent(chart, now, Duration.ofDays(3660)).orElse(-1.0));
            chart.endpac = endpac(chart, now);
            String esc = esc(chart, now);
            if (!esc.isEmpty() && !chart.esc.endsWith(esc)) {
                chart.esc += (chart.esc.isEmpty() ? "" : " > ") + esc;
            }
        }
    }

    private void fold(Chart chart, JsonNode r, Path file) {
        String text = r.at("/code/text").asText() + r.at("/medicationCodeableConcept/text").asText();
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        switch (r.path("resourceType").asText()) {
            case "Patient" -> {
                chart.name = r.at("/name/0/given/0").asText() + " " + r.at("/name/0/family").asText();
                chart.female = r.path("gender").asText().equals("female");
                chart.born = LocalDate.parse(r.path("birthDate").asText());
                r.path("identifier").forEach(i -> {
                    if (i.at("/type/coding/0/code").asText().equals("MR")) {
                        chart.mrn = i.path("value").asText();
                    }
                });
            }
            case "Observation" -> {
                Instant at = OffsetDateTime.parse(r.path("effectiveDateTime").asText()).toInstant();
                String order = r.at("/identifier/0/value").asText();
                Stream.concat(Stream.of(r), stream(r.path("component"))).forEach(part -> {
                    String code = part.at("/code/coding/0/code").asText();
                    if (part.has("valueQuantity")) {
                        chart.put(new Fact(code, part.at("/valueQuantity/value").asText(), at, order));
                    } else if (code.equals("72166-2")) {
                        chart.put(new Fact(code, part.at("/valueCodeableConcept/coding/0/code").asText(), at, order));
                    }
                });
            }
            case "Condition" -> {
                boolean active = !r.has("abatementDateTime");
                chart.diabetes |= active && lower.contains("type 2 diabetes") || lower.contains("diabetes mellitus");
                chart.cvd |= Stream.of("ischemic heart", "myocardial infarction", "coronary", "stroke", "heart failure", "atrial fib")
                        .anyMatch(lower::contains);
                chart.cancer |= active && Stream.of("malignant", "carcinoma", "neoplasm", "cancer").anyMatch(lower::contains);
            }
            case "MedicationRequest" -> {
                boolean active = r.path("status").asText().equals("active");
                chart.statin |= active && lower.contains("statin");
                chart.pressureDrug |= active && Stream.of("pril ", "dipine", "thiazide", "sartan").anyMatch(lower::contains);
                chart.diabetesDrug |= Stream.of("metformin", "insulin").anyMatch(lower::contains);
            }
            case "Procedure" -> {
                chart.cvd |= lower.contains("coronary artery bypass") || lower.contains("percutaneous coronary");
                if (r.at("/code/coding/0/code").asText().equals("169070004")) {
                    chart.imaged = OffsetDateTime.parse(r.at("/performedPeriod/start").asText()).toInstant();
                }
            }
            default -> { }
        }
        if (file.toString().contains("live") && text.isEmpty() && r.path("resourceType").asText().equals("Observation")) {
            faults.add(file + ": observation without a code text");
        }
    }

    private Chart fhir(String text, Path file) throws IOException {
        JsonNode root = Json.read(text.getBytes(StandardCharsets.UTF_8));
        boolean bundle = root.path("resourceType").asText().equals("Bundle");
        String mrn = bundle ? root.at("/entry/0/resource/identifier/0/value").asText() : root.at("/subject/identifier/value").asText();
        Chart chart = known(mrn, file);
        if (bundle) {
            root.get("entry").forEach(e -> {
                if (!e.at("/resource/resourceType").asText().equals("Patient")) {
                    fold(chart, e.get("resource"), file);
                }
            });
        } else {
            fold(chart, root, file);
        }
        return chart;
    }

    private Chart v2(String text, Path file) {
        if (!text.endsWith("\r") || text.contains("\n")) {
            faults.add(file + ": segments do not end with CR");
        }
        Chart chart = null;
        String order = "";
        for (String segment : text.split("\r")) {
            String[] f = segment.split("\\|", -1);
            switch (f[0]) {
                case "PID" -> {
                    chart = known(f[3].split("\\^")[0], file);
                    if (!f[5].equals(chart.name.split(" ")[1] + "^" + chart.name.split(" ")[0])
                            || !f[7].equals(chart.born.toString().replace("-", "")) || !f[8].equals(chart.female ? "F" : "M")) {
                        faults.add(file + ": PID does not agree with the history");
                    }
                }
                case "OBR" -> order = f[3].split("\\^")[0];
                case "OBX" -> chart.put(new Fact(f[3].split("\\^")[0], f[5], OffsetDateTime.parse(f[14], V2_TIME).toInstant(), order));
                default -> { }
            }
        }
        return chart;
    }

    private Chart known(String mrn, Path file) {
        Chart chart = charts.get(mrn);
        if (chart == null) {
            throw new IllegalStateException(file + ": unknown record number " + mrn);
        }
        return chart;
    }

    /** Age 30-79 and all inputs inside the narrower published ranges; who is on a statin or has CVD is left to the report. */
    private Optional<Double> prevent(Chart c, Instant now, Duration window) {
        Optional<Fact> tc = c.latest(now, window, "2093-3"), hdl = c.latest(now, window, "2085-9"), sbp = c.latest(now, window, "8480-6"),
                creatinine = c.latest(now, window, "2160-0", "38483-4"), smoking = c.latest(now, window, "72166-2");
        double age = c.age(now);
        Map<String, Boolean> absent = new LinkedHashMap<>();
        absent.put("cholesterol", tc.isEmpty());
        absent.put("hdl", hdl.isEmpty());
        absent.put("systolic", sbp.isEmpty());
        absent.put("creatinine", creatinine.isEmpty());
        absent.put("smoking", smoking.isEmpty());
        absent.put("age", age < 30 || age > 79);
        String missing = String.join(" ", absent.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList());
        if (window.toDays() < 400) {
            c.missing = missing;
        }
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        double egfr = egfr(c.female, age, creatinine.get().number());
        boolean smokes = List.of("449868002", "77176002", "428071000124103", "428061000124105").contains(smoking.get().value());
        if (outside(tc.get().number(), 130, 320) || outside(hdl.get().number(), 20, 100) || outside(sbp.get().number(), 90, 180)
                || outside(egfr, 15, 140)) {
            if (window.toDays() < 400) {
                c.missing = "out of range";
            }
            return Optional.empty();
        }
        return Optional.of(ascvd(c.female, age, tc.get().number(), hdl.get().number(), sbp.get().number(), egfr, c.diabetes, smokes,
                c.pressureDrug, c.statin));
    }

    private static boolean outside(double value, double low, double high) {
        return value < low || value > high;
    }

    private double ascvd(boolean female, double years, double tc, double hdlMg, double sbp, double egfr, boolean diabetes,
            boolean smokes, boolean treated, boolean statin) {
        double age = (years - 55) / 10, nonHdl = .02586 * (tc - hdlMg) - 3.5, hdl = (.02586 * hdlMg - 1.3) / .3;
        double high = (Math.max(sbp, 110) - 130) / 20, low60 = (Math.min(egfr, 60) - 60) / -15;
        double dm = diabetes ? 1 : 0, smoking = smokes ? 1 : 0, bp = treated ? 1 : 0, st = statin ? 1 : 0;
        Map<String, Double> terms = new HashMap<>();
        terms.put("age", age);
        terms.put("non_hdl_c", nonHdl);
        terms.put("hdl_c", hdl);
        terms.put("sbp_lt_110", (Math.min(sbp, 110) - 110) / 20);
        terms.put("sbp_gte_110", high);
        terms.put("dm", dm);
        terms.put("smoking", smoking);
        terms.put("egfr_lt_60", low60);
        terms.put("egfr_gte_60", (Math.max(egfr, 60) - 90) / -15);
        terms.put("bp_tx", bp);
        terms.put("statin", st);
        terms.put("bp_tx_x_sbp_gte_110", bp * high);
        terms.put("statin_x_non_hdl_c", st * nonHdl);
        terms.put("age_x_non_hdl_c", age * nonHdl);
        terms.put("age_x_hdl_c", age * hdl);
        terms.put("age_x_sbp_gte_110", age * high);
        terms.put("age_x_dm", age * dm);
        terms.put("age_x_smoking", age * smoking);
        terms.put("age_x_egfr_lt_60", age * low60);
        terms.put("constant", 1.0);
        int column = female ? 0 : 1;
        double x = 0;
        for (var term : coefficients.entrySet()) {
            double beta = term.getValue()[column];
            if (beta != 0) {
                x += beta * Optional.ofNullable(terms.get(term.getKey())).orElseThrow(() -> new IllegalStateException(term.getKey()));
            }
        }
        return Math.exp(x) / (1 + Math.exp(x));
    }

    /** CKD-EPI 2021. */
    private static double egfr(boolean female, double age, double creatinine) {
        double k = female ? .7 : .9, a = female ? -.241 : -.302;
        return 142 * Math.pow(Math.min(creatinine / k, 1), a) * Math.pow(Math.max(creatinine / k, 1), -1.2)
                * Math.pow(.9938, age) * (female ? 1.012 : 1);
    }

    /** Empty unless HbA1c is 6.5 % or more in the last 90 days with a normal pair 91 to 548 days before, and no known diabetes. */
    private String endpac(Chart c, Instant now) {
        Optional<Fact> hba1c = c.latest(now, Duration.ofDays(90), "4548-4");
        Optional<Fact> glucose = c.latest(now, Duration.ofDays(90), "1558-6", "2345-7");
        Optional<Fact> weight = c.latest(now, Duration.ofDays(90), "29463-7");
        if (c.diabetes || c.diabetesDrug || c.cancer || c.age(now) < 50 || hba1c.isEmpty() || hba1c.get().number() < 6.5
                || glucose.isEmpty() || weight.isEmpty()) {
            return "";
        }
        Instant earlier = now.minus(Duration.ofDays(300));
        Optional<Fact> glucoseThen = c.latest(earlier, Duration.ofDays(248), "1558-6", "2345-7");
        Optional<Fact> weightThen = c.latest(earlier, Duration.ofDays(248), "29463-7");
        if (glucoseThen.isEmpty() || weightThen.isEmpty()) {
            return "";
        }
        int a = category(glucose.get().number()) - category(glucoseThen.get().number());
        double change = Math.round(10 * (weight.get().number() - weightThen.get().number())) / 10.0;
        int b = change <= -6 ? 6 : change <= -4 ? 4 : change <= -2 ? 2 : change < 2 ? 0 : change < 4 ? -2 : change < 6 ? -4 : -6;
        int age = c.age(now) < 60 ? -1 : c.age(now) < 70 ? 0 : 1;
        boolean imaged = c.imaged.isAfter(now.minus(Duration.ofDays(90)));
        return String.format("%d = %d%+d%+d (glucose %s>%s, HbA1c %s, %+.1f kg from %s)%s", a + b + age, a, b, age,
                glucoseThen.get().value(), glucose.get().value(), hba1c.get().value(), change, weightThen.get().value(),
                imaged ? " imaged " + c.imaged.atOffset(ZoneOffset.UTC).toLocalDate() : "");
    }

    private static int category(double glucose) {
        long g = Math.round(glucose);
        return g < 100 ? 1 : g < 110 ? 2 : g < 126 ? 3 : g <= 160 ? 4 : 5;
    }

    /** Elecsys T, onset unknown. */
    private String esc(Chart c, Instant now) {
        List<Fact> samples = c.facts.values().stream().filter(f -> f.code().equals("67151-1"))
                .filter(f -> f.at().isAfter(now.minus(Duration.ofHours(12)))).toList();
        if (samples.isEmpty()) {
            return "";
        }
        double first = samples.getFirst().number();
        if (samples.size() == 1) {
            return first >= 52 ? "rule-in" : "one sample";
        }
        long minutes = Duration.between(samples.get(0).at(), samples.get(1).at()).toMinutes();
        double change = Math.abs(samples.get(1).number() - first);
        String verdict = minutes < 50 || minutes > 70 ? "not 1 h" : first >= 52 || change >= 5 ? "rule-in"
                : first < 12 && change < 3 ? "rule-out" : "observe";
        return verdict + " " + samples.get(0).value() + ">" + samples.get(1).value();
    }

    private void report() {
        System.out.printf("%-9s %-26s %s %3s %4s %7s %7s %7s %7s  %-9s %s%n", "MRN", "name", "s", "age", "msgs", "before", "highest",
                "after", "loose", "", "what");
        for (Chart c : charts.values()) {
            boolean speaks = c.highest >= .075 && !c.statin && !c.cvd;
            String flags = (c.statin ? "S" : "-") + (c.cvd ? "C" : "-") + (c.diabetes ? "D" : "-") + (c.pressureDrug ? "P" : "-");
            String what = (speaks ? "PREVENT at " + c.crossed + " " : "") + (c.endpac.isEmpty() ? "" : "ENDPAC " + c.endpac + " ")
                    + (c.esc.isEmpty() ? "" : "ESC " + c.esc + " ")
                    + (c.after.isEmpty() && c.messages > 0 ? "[PREVENT wants: " + c.missing + "]" : "");
            System.out.printf("%-9s %-26s %s %3.0f %4d %7s %7s %7s %7s  %-9s %s%n", c.mrn, c.name, c.female ? "F" : "M",
                    c.age(Instant.parse("2025-12-31T12:00:00Z")), c.messages, percent(c.before.orElse(-1.0)), percent(c.highest),
                    percent(c.after.orElse(-1.0)), percent(c.highestLoose), flags, what);
        }
        expect("MRN-1001", c -> c.before.orElse(0.0) > 0 && c.before.get() < .075 && !c.statin && !c.cvd && c.crossed.contains("lipids"));
        expect("MRN-1002", c -> c.esc.endsWith("rule-in 14>41"));
        expect("MRN-1003", c -> c.endpac.startsWith("9 ") && !c.endpac.contains("imaged"));
        expect("MRN-1004", c -> c.endpac.startsWith("9 ") && c.endpac.contains("imaged"));
        expect("MRN-1005", c -> c.esc.endsWith("rule-in 9>86 > rule-out 9>9.6"));
        expect("MRN-1006", c -> c.after.isEmpty() && c.missing.equals("systolic") && c.highestLoose < 0);
        expect("MRN-1007", c -> c.highest >= .075 && c.before.orElse(1.0) < .075 && c.statin && !c.cvd);
        for (Chart c : charts.values()) {
            int n = Integer.parseInt(c.mrn.substring(4));
            if (n != 1001 && !c.statin && c.highestLoose >= .065) {
                faults.add(c.name + ": PREVENT too near");
            }
            if (n > 1007 && (!c.endpac.isEmpty() || c.esc.contains("rule-in") || c.esc.contains("observe"))) {
                faults.add(c.name + ": not quiet");
            }
        }
        System.out.println(charts.size() + " people, " + charts.values().stream().mapToInt(c -> c.messages).sum() + " messages; flags: "
                + "Statin, CVD, Diabetes, blood Pressure drug; loose: inputs of any age");
    }

    private void expect(String mrn, java.util.function.Predicate<Chart> story) {
        if (!story.test(charts.get(mrn))) {
            faults.add(mrn + " " + charts.get(mrn).name + ": the story does not hold");
        }
    }

    private static String percent(double risk) {
        return risk < 0 ? "-" : String.format("%.2f%%", 100 * risk);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.stream();
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().matches(".*\\.(json|json\\.gz|hl7)")).sorted().toList();
        }
    }
}
