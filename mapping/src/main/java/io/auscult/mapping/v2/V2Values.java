package io.auscult.mapping.v2;

import io.auscult.core.event.ObservedValue;
import io.auscult.core.value.CodedText;
import io.auscult.mapping.Amounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OBX-5 by its type in OBX-2. Only NM and SN are numbers; a number sent as text stays a text, since nobody said it is one. */
final class V2Values {
    /** Many a laboratory writes "&lt;5" into an NM, which the standard does not allow and everybody understands. */
    private static final Pattern NUMBER =
            Pattern.compile("([<>]=?)?\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)");

    private static final int LONGEST_NUMBER = 64;

    private V2Values() {}

    static ObservedValue observed(Segment obx, String source) {
        Field value = obx.field(5);
        return switch (obx.field(2).text()) {
            case "NM" -> obx.repeats(5) ? measured(obx) : number(value.text(), obx.field(6), () -> measured(obx));
            case "SN" -> obx.repeats(5) ? measured(obx) : structured(value, obx.field(6));
            case "CE", "CWE", "CNE", "CF", "IS" -> coded(obx.repetitions(5), source);
            case "ED" -> words(Attachment.text(value));
            default -> words(text(obx));
        };
    }

    /** A text or number with the number's comparator and a UCUM unit, as a site picked it from a segment of its own. */
    static ObservedValue picked(String text, @Nullable String ucum) {
        Matcher number = NUMBER.matcher(text);
        return text.length() <= LONGEST_NUMBER && number.matches()
                ? new ObservedValue.Numeric(Amounts.sane(new BigDecimal(number.group(2))), number.group(1), ucum, ucum)
                : words(text);
    }

    /** OBX-5 as lines of text, one a repetition. */
    static String text(Segment obx) {
        Field whole = obx.whole(5);
        if (!obx.repeats(5)) {
            return whole.text();
        }
        char repetition = obx.delimiters().getRepetitionSeparator();
        return new Field(whole.raw().replace(repetition, '\n'), whole.signs()).text();
    }

    private static ObservedValue coded(List<Field> values, String source) {
        CodedText code = V2Codes.text(values, source);
        return code.equals(CodedText.NONE) ? new ObservedValue.Absent(null) : new ObservedValue.Coded(code);
    }

    private static ObservedValue number(String text, Field unit, Supplier<ObservedValue> otherwise) {
        if (isPlain(text)) {
            return numeric(text, null, unit);
        }
        Matcher number = NUMBER.matcher(text.length() > LONGEST_NUMBER ? "" : text);
        return number.matches() ? numeric(number.group(2), number.group(1), unit) : otherwise.get();
    }

    /** Digits, and perhaps a point between two: what nearly all numbers are, told without a pattern. */
    private static boolean isPlain(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '.' && i > 0 && i + 1 < text.length()) {
                points++;
            } else if (sign < '0' || sign > '9') {
                return false;
            }
        }
        return points <= 1 && !text.isEmpty() && text.length() <= LONGEST_NUMBER;
    }

    /** SN is comparator, number, sign, number: with a second number it is a range or a ratio, which is kept as words. */
    private static ObservedValue structured(Field value, Field unit) {
        String comparator = value.component(1);
        String amount = value.component(2);
        ObservedValue words = words(comparator + amount + value.component(3) + value.component(4), unit);
        boolean single = value.component(3).isEmpty() && value.component(4).isEmpty();
        return switch (comparator) {
            case "", "<", "<=", ">", ">=" -> single ? number(comparator + amount, unit, () -> words) : words;
            case "=" -> single ? number(amount, unit, () -> words) : words;
            default -> words;
        };
    }

    private static ObservedValue numeric(String amount, @Nullable String comparator, Field unit) {
        String system = unit.component(3);
        boolean ucum = CodingSystems.uri(system, "").equals(CodingSystems.UCUM);
        String code = unit.component(1);
        String printed = ucum || code.isEmpty() || !system.isEmpty() ? unit.given(2) : code;
        return new ObservedValue.Numeric(
                Amounts.sane(new BigDecimal(amount)),
                comparator,
                ucum && !code.isEmpty() ? code : null,
                printed == null && !code.isEmpty() ? code : printed);
    }

    /** What should have been a number and is none. */
    private static ObservedValue measured(Segment obx) {
        return words(text(obx), obx.field(6));
    }

    private static ObservedValue words(String words, Field unit) {
        String printed = unit.component(1).isEmpty() ? unit.component(2) : unit.component(1);
        return words.isBlank() || printed.isEmpty() ? words(words) : words(words + " " + printed);
    }

    private static ObservedValue words(String words) {
        return words.isBlank() ? new ObservedValue.Absent(null) : new ObservedValue.Text(words);
    }
}
