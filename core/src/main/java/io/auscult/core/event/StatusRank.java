package io.auscult.core.event;

/** How final a FHIR status is, for ordering versions that carry the same last-updated time. */
public final class StatusRank {
    public static final int RETRACTED = 9;

    private StatusRank() {}

    /** The rank of a FHIR status code of any clinical resource; 2 for a status that has no order of its own. */
    public static int of(String status) {
        return switch (status) {
            case "registered", "planned", "draft", "unknown" -> 0;
            case "preliminary", "partial", "provisional", "preparation", "arrived", "triaged" -> 1;
            case "amended", "appended" -> 3;
            case "corrected" -> 4;
            case "completed", "finished", "stopped", "resolved", "inactive", "remission" -> 5;
            case "cancelled", "not-done" -> 7;
            case "entered-in-error" -> RETRACTED;
            default -> 2;
        };
    }
}
