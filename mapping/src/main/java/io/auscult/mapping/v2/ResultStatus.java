package io.auscult.mapping.v2;

import org.jspecify.annotations.Nullable;

/** OBX-11 (HL7 table 0085) in FHIR's words; without it the order's OBR-25 (table 0123). */
final class ResultStatus {
    private static final String RETRACTED = "entered-in-error";
    private static final String WITHDRAWN = "cancelled";
    private static final String NOW_FINAL = "U";
    private static final String NOT_ASKED = "N";
    private static final String ORDER_DETAIL = "O";

    private ResultStatus() {}

    static boolean takesBack(String status) {
        return status.equals(RETRACTED) || status.equals(WITHDRAWN);
    }

    /** The one status that comes without the value it speaks of: an earlier message had it. */
    static boolean isWithoutValue(Segment obx) {
        return obx.field(11).text().equals(NOW_FINAL);
    }

    static boolean isNotAsked(Segment obx) {
        return obx.field(11).text().equals(NOT_ASKED);
    }

    static boolean isOrderDetail(Segment obx) {
        return obx.field(11).text().equals(ORDER_DETAIL);
    }

    /** A result without any status is not taken for final. */
    static String of(Segment obx, @Nullable ResultOrder order) {
        String said = obx.field(11).text();
        return said.isEmpty() && order != null ? ofOrder(order.obr().field(25).text()) : ofResult(said);
    }

    private static String ofResult(String said) {
        return switch (said) {
            case "F", NOW_FINAL, "V" -> "final";
            case "C" -> "corrected";
            case "A", "B" -> "amended";
            case "P", "R", "S" -> "preliminary";
            case "I" -> "registered";
            case "D", "W" -> RETRACTED;
            case "X" -> WITHDRAWN;
            default -> "unknown";
        };
    }

    /** Of an order, A says that some results are there and others not yet; M that a correction is not final. */
    private static String ofOrder(String said) {
        return switch (said) {
            case "F" -> "final";
            case "C" -> "corrected";
            case "A", "M", "P", "R" -> "preliminary";
            case "I", "N", "O", "S" -> "registered";
            case "X" -> WITHDRAWN;
            default -> "unknown";
        };
    }
}
