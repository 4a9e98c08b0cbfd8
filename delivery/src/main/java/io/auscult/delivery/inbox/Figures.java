package io.auscult.delivery.inbox;

import io.auscult.core.signal.Signal.Score;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers and names for a reader; what is stored stays exact. */
public final class Figures {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private static final String IN_FAMILY = "family.";
    private static final Pattern ID = Pattern.compile("[a-z0-9_-]+");
    private static final Pattern AMOUNT = Pattern.compile("[<>=≤≥]*[-+]?\\d[\\d.,]*");
    private static final Map<String, String> NAMES = Map.of(
            "egfr-ckd-epi-2021", "eGFR (CKD-EPI 2021)",
            "nt-probnp", "NT-proBNP",
            "ca19-9", "CA 19-9",
            "cha2ds2_va", "CHA2DS2-VA",
            "cha2ds2_vasc", "CHA2DS2-VASc",
            "hs-troponin-t", "hs-Troponin T",
            "hs-troponin-i", "hs-Troponin I");
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("cvd", "CVD"),
            Map.entry("ascvd", "ASCVD"),
            Map.entry("chd", "CHD"),
            Map.entry("bp", "BP"),
            Map.entry("sbp", "SBP"),
            Map.entry("bmi", "BMI"),
            Map.entry("egfr", "eGFR"),
            Map.entry("hdl", "HDL"),
            Map.entry("hba1c", "HbA1c"),
            Map.entry("ldl", "LDL"),
            Map.entry("qt", "QT"),
            Map.entry("qtc", "QTc"),
            Map.entry("ecg", "ECG"),
            Map.entry("ai", "AI"),
            Map.entry("ef", "EF"),
            Map.entry("lvef", "LVEF"),
            Map.entry("news2", "NEWS2"),
            Map.entry("af", "AF"),
            Map.entry("ct", "CT"),
            Map.entry("ipmn", "IPMN"),
            Map.entry("endpac", "ENDPAC"),
            Map.entry("prevent", "PREVENT"),
            Map.entry("esc", "ESC"),
            Map.entry("hs", "hs"),
            Map.entry("0h", "0 h"),
            Map.entry("1h", "1 h"));

    private Figures() {}

    /** "21.3 %" for a probability, "5 points", "52 ng/L". */
    public static String score(Score score) {
        return score.scale().equals("probability")
                ? number(score.value() * 100) + " %"
                : number(score.value()) + " " + score.scale();
    }

    /** "within 10 years" for "10yr"; nothing for "now"; the model's own word otherwise. */
    public static String horizon(String horizon) {
        if (horizon.matches("\\d+yr")) {
            return "within " + horizon.replace("yr", "") + " years";
        }
        return horizon.equals("now") ? "" : horizon;
    }

    /** "Total CVD" for "total_cvd", "HbA1c" for "hba1c", "ASCVD, within 10 years" for "ascvd, 10yr". */
    public static String name(String id) {
        int horizon = id.indexOf(", ");
        if (horizon > 0) {
            String until = horizon(id.substring(horizon + 2));
            return name(id.substring(0, horizon)) + (until.isEmpty() ? "" : ", " + until);
        }
        if (id.startsWith(IN_FAMILY)) {
            return name(id.substring(IN_FAMILY.length())) + " in the family";
        }
        String known = NAMES.get(id);
        if (known != null) {
            return known;
        }
        String words = Stream.of(id.split(" ")).map(Figures::words).collect(Collectors.joining(" "));
        return words.isEmpty() || ABBREVIATIONS.containsValue(words.split(" ", 2)[0])
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Of an id the words; what is no id is a word already. */
    private static String words(String id) {
        String known = NAMES.get(id);
        if (known != null || !ID.matcher(id).matches()) {
            return known == null ? id : known;
        }
        return Stream.of(id.split("[_-]"))
                .map(word -> ABBREVIATIONS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }

    /** A model's word for a range of its score: "very low" for "very_low", "above 500" for "above-500". */
    static String band(String word) {
        return word.replace('_', ' ').replaceAll("(?<=[a-z])-|-(?=[a-z])", " ");
    }

    /** UCUM as it is written at the bedside: "mmHg", "mL/min/1.73 m²". */
    static String unit(String ucum) {
        return switch (ucum) {
            case "", "1" -> "";
            case "a" -> " years";
            case "mm[Hg]" -> " mmHg";
            case "mL/min/{1.73_m2}" -> " mL/min/1.73 m²";
            case "kg/m2" -> " kg/m²";
            default -> " " + ucum;
        };
    }

    /** "6.8 %" or "71 mL/min/1.73 m²" for an amount and a UCUM unit in one text; what is no amount stays as it is. */
    static String bedside(String reading) {
        int gap = reading.indexOf(' ');
        return gap < 0 || !AMOUNT.matcher(reading.substring(0, gap)).matches()
                ? reading
                : reading.substring(0, gap) + unit(reading.substring(gap + 1));
    }

    static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shown = exact.abs().compareTo(BigDecimal.valueOf(1000)) < 0
                ? exact.round(THREE_DIGITS)
                : exact.setScale(0, RoundingMode.HALF_UP);
        return shown.stripTrailingZeros().toPlainString();
    }
}
