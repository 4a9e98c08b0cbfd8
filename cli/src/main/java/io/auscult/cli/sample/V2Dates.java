package io.auscult.cli.sample;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Moves the dates of an HL7 v2 message: only in the fields that hold dates, because record numbers may look like them. */
public final class V2Dates {
    private static final int OBX_TYPE = 2;
    private static final int OBX_VALUE = 5;
    private static final Set<String> DATE_TYPES = Set.of("DT", "TS", "DTM");

    /** Field numbers as the standard counts them. */
    private static final Map<String, Set<Integer>> DATE_FIELDS = Map.ofEntries(
            Map.entry("MSH", Set.of(7)),
            Map.entry("EVN", Set.of(2, 3, 6)),
            Map.entry("PID", Set.of(7, 29, 33)),
            Map.entry("PV1", Set.of(44, 45)),
            Map.entry("PV2", Set.of(8, 9)),
            Map.entry("ORC", Set.of(7, 9, 15)),
            Map.entry("OBR", Set.of(6, 7, 8, 14, 22, 27, 36)),
            Map.entry("OBX", Set.of(12, 14, 19)),
            Map.entry("SPM", Set.of(17, 18)),
            Map.entry("TQ1", Set.of(7, 8)),
            Map.entry("DG1", Set.of(5, 19)),
            Map.entry("PR1", Set.of(5)),
            Map.entry("AL1", Set.of(6)),
            Map.entry("RXE", Set.of(32)));

    private V2Dates() {}

    public static String moved(String message, DateShift shift) {
        return Arrays.stream(message.split("(?<=[\\r\\n])", -1))
                .map(segment -> movedSegment(segment, shift))
                .collect(Collectors.joining());
    }

    private static String movedSegment(String segment, DateShift shift) {
        String[] fields = segment.split("\\|", -1);
        Set<Integer> dates = DATE_FIELDS.getOrDefault(fields[0], Set.of());
        boolean header = fields[0].equals("MSH");
        for (int i = 1; i < fields.length; i++) {
            // MSH-1 is the separator itself, so the first text after it is MSH-2.
            int number = header ? i + 1 : i;
            if (dates.contains(number) || isDateValue(fields, number)) {
                fields[i] = movedField(fields[i], shift);
            }
        }
        return String.join("|", fields);
    }

    private static boolean isDateValue(String[] fields, int number) {
        return fields[0].equals("OBX") && number == OBX_VALUE && DATE_TYPES.contains(fields[OBX_TYPE]);
    }

    private static String movedField(String field, DateShift shift) {
        return Arrays.stream(field.split("(?<=[~^&\\r\\n])|(?=[~^&\\r\\n])", -1))
                .map(shift::v2)
                .collect(Collectors.joining());
    }
}
