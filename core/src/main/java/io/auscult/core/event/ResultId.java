package io.auscult.core.event;

import io.auscult.core.value.Code;
import io.auscult.core.value.InstantText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a laboratory result is a statement about, whichever feed brings it: the filler's order number, the code and the time. Two
 * facts with the same result id are one result, of which the chart uses the highest version.
 */
public record ResultId(String value) {
    public ResultId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A result id is not blank");
        }
    }

    /**
     * The id of one line of a filler's order.
     *
     * @param filler the filler order number, without its namespace
     * @param code the LOINC code when there is one, else the first code
     * @param part OBX-4 or its like, empty when the code occurs once
     * @param effective when it was so in the patient; null when not given
     */
    public static ResultId of(String filler, Code code, String part, @Nullable Instant effective) {
        return new ResultId(filler + "|" + code.system() + "|" + code.value() + "|" + part + "|"
                + (effective == null ? "" : InstantText.of(effective)));
    }
}
