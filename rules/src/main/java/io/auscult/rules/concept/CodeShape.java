package io.auscult.rules.concept;

import io.auscult.core.value.Code;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a code of a known system must look like. LOINC and SNOMED CT codes end in a check digit, so most typing errors show without
 * a terminology server.
 */
final class CodeShape {
    private static final Pattern LOINC = Pattern.compile("\\d{1,7}-\\d");
    private static final Pattern LOINC_PART = Pattern.compile("L[AP]\\d{1,8}-\\d");
    private static final Pattern SNOMED_CT = Pattern.compile("[1-9]\\d{5,17}");
    private static final Pattern RXNORM = Pattern.compile("[1-9]\\d{0,7}");
    private static final Pattern ICD_10_CM = Pattern.compile("[A-Z]\\d[0-9A-Z](\\.[0-9A-Z]{1,4})?");

    /** Verhoeff's dihedral multiplication and permutation, as the SNOMED CT release format prints them. */
    private static final String[] MULTIPLY = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
    };

    private static final String[] PERMUTE = {
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"
    };

    private CodeShape() {}

    /** What is wrong with the code; empty when it is well formed, or of a system whose form nobody knows here. */
    static Optional<String> problem(Code code) {
        return switch (code.system()) {
            case Code.LOINC -> loinc(code.value());
            case Code.SNOMED_CT ->
                problem(
                        SNOMED_CT.matcher(code.value()).matches() && verhoeff(code.value()) == 0,
                        "no SNOMED CT code: its check digit or length is wrong");
            case Code.RXNORM -> problem(RXNORM.matcher(code.value()).matches(), "no RxNorm code: those are numbers");
            case Code.ICD_10_CM ->
                problem(
                        ICD_10_CM.matcher(code.value()).matches(),
                        "no ICD-10-CM code: those look like E11.9, with the point");
            default -> Optional.empty();
        };
    }

    private static Optional<String> problem(boolean wellFormed, String otherwise) {
        return wellFormed ? Optional.empty() : Optional.of(otherwise);
    }

    /** The check digits of answers and parts count their letters in a way that LOINC does not print; their form must do. */
    private static Optional<String> loinc(String code) {
        if (LOINC_PART.matcher(code).matches()) {
            return Optional.empty();
        }
        if (!LOINC.matcher(code).matches()) {
            return Optional.of("no LOINC code: those look like 4548-4");
        }
        int dash = code.indexOf('-');
        boolean checks = luhn(code.substring(0, dash)) == code.charAt(dash + 1) - '0';
        return problem(checks, "no LOINC code: its check digit is wrong");
    }

    /** The check digit that Luhn's method gives: every second digit from the right counts double. */
    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }

    /** 0 when the last digit checks the others. */
    private static int verhoeff(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int permuted = PERMUTE[i % PERMUTE.length].charAt(digit) - '0';
            check = MULTIPLY[check].charAt(permuted) - '0';
        }
        return check;
    }
}
