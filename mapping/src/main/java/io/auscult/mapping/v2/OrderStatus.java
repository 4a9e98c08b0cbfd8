package io.auscult.mapping.v2;

import org.jspecify.annotations.Nullable;

/**
 * How an order stands, in FHIR's request-status words: ORC-5 (HL7 table 0038) when given, else what ORC-1 (table 0119) asks for or
 * reports. A cancellation or hold counts when it is asked for, not only when the filler confirms it, since third parties seldom
 * hear the confirmation; should the filler refuse (UC, UD, UH), the order goes on.
 */
final class OrderStatus {
    static final String ACTIVE = "active";
    static final String HELD = "on-hold";
    static final String REVOKED = "revoked";
    static final String COMPLETED = "completed";
    static final String IN_ERROR = "entered-in-error";
    static final String UNKNOWN = "unknown";

    private OrderStatus() {}

    static String of(@Nullable Segment orc) {
        if (orc == null) {
            return UNKNOWN;
        }
        String status = orc.field(5).component(1);
        return status.isEmpty() ? ofControl(control(orc)) : ofStatus(status);
    }

    static String control(@Nullable Segment orc) {
        return orc == null ? "" : orc.field(1).component(1);
    }

    /** True when the segment is a question, an answer without content, or about something other than the order's state. */
    static boolean saysNothing(@Nullable Segment orc) {
        return switch (control(orc)) {
            case "SS", "SR", "DE", "LI", "UN", "MC", "CP", "RR" -> true;
            default -> false;
        };
    }

    /** True when what follows are results, not an order: to follow, combined, or of before. */
    static boolean bringsResults(@Nullable Segment orc) {
        return switch (control(orc)) {
            case "RE", "CN", "PR" -> true;
            default -> false;
        };
    }

    private static String ofStatus(String status) {
        return switch (status) {
            case "IP", "SC", "A" -> ACTIVE;
            case "CM" -> COMPLETED;
            case "HD" -> HELD;
            case "CA", "DC", "RP" -> REVOKED;
            case "ER" -> IN_ERROR;
            default -> UNKNOWN;
        };
    }

    private static String ofControl(String control) {
        return switch (control) {
            case "NW", "SN", "NA", "OK", "RO", "XO", "XX", "XR", "RL", "OE", "OR", "PA", "CH", "AF", "PY", "OP" ->
                ACTIVE;
            case "UC", "UD", "UH", "UX", "UM" -> ACTIVE;
            case "HD", "OH", "HR", "UR" -> HELD;
            case "CA", "OC", "CR", "DC", "OD", "DR", "RP", "RQ", "RU", "DF", "UA" -> REVOKED;
            case "FU" -> COMPLETED;
            default -> UNKNOWN;
        };
    }
}
