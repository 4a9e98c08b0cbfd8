package io.auscult.mapping.v2;

import io.auscult.core.event.ObservedValue;
import io.auscult.core.value.CodedText;
import io.auscult.mapping.Amounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** OBX-5 by its type in OBX-2. Only NM and SN are numbers; a number sent as text stays a text, since nobody said it is one. */
final class V2Values {
    /** Many a laboratory writes "&lt;5" into an NM, which the standard does not allow and everybody understands. */
    private static final Pattern NUMBER =
            Pattern.compile("([<>]=?)?\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)");

    private static final String UCUM = "UCUM";

    private V2Values() {}

    static ObservedValue observed(Segment obx, String source) {
        List<Field> values = obx.repetitions(5);
        if (values.isEmpty()) {
            return new ObservedValue.Absent(null);
        }
        Field first = values.getFirst();
        return switch (obx.field(2).text()) {
            case "NM" -> values.size() == 1 ? number(first.text(), obx.field(6), text(values)) : text(values);
            case "SN" -> values.size() == 1 ? structured(first, obx.field(6)) : text(values);
            case "CE", "CWE", "CNE", "CF" -> coded(values, source);
            default -> text(values);
        };
    }

    private static ObservedValue coded(List<Field> values, String source) {
        CodedText code = V2Codes.text(values, source);
        return code.equals(CodedText.NONE) ? new ObservedValue.Absent(null) : new ObservedValue.Coded(code);
    }

    private static ObservedValue number(String text, Field unit, ObservedValue otherwise) {
        Matcher number = NUMBER.matcher(text);
        return number.matches() ? numeric(number.group(2), number.group(1), unit) : otherwise;
    }

    /** SN is comparator, number, sign, number: with a second number it is a range or a ratio, which is kept as words. */
    private static ObservedValue structured(Field value, Field unit) {
        String comparator = value.component(1);
        String amount = value.component(2);
        String words = comparator + amount + value.component(3) + value.component(4);
        boolean single = value.component(3).isEmpty() && value.component(4).isEmpty();
        return switch (comparator) {
            case "", "=", "<", "<=", ">", ">=" ->
                single
                        ? number(
                                comparator.replace("=", comparator.length() == 1 ? "" : "=") + amount,
                                unit,
                                words(words))
                        : words(words);
            default -> words(words);
        };
    }

    private static ObservedValue numeric(String amount, @Nullable String comparator, Field unit) {
        boolean ucum = unit.component(3).equals(UCUM);
        String code = unit.component(1);
        String printed = ucum || code.isEmpty() || !unit.component(3).isEmpty() ? unit.given(2) : code;
        return new ObservedValue.Numeric(
                Amounts.sane(new BigDecimal(amount)),
                comparator,
                ucum && !code.isEmpty() ? code : null,
                printed == null && !code.isEmpty() ? code : printed);
    }

    private static ObservedValue text(List<Field> values) {
        return words(values.stream().map(Field::text).collect(Collectors.joining("\n")));
    }

    private static ObservedValue words(String words) {
        return words.isBlank() ? new ObservedValue.Absent(null) : new ObservedValue.Text(words);
    }
}
