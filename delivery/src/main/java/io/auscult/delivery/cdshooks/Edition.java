package io.auscult.delivery.cdshooks;

import org.jspecify.annotations.Nullable;

/** Which CDS Hooks the caller speaks: 2.0, unless it accepts {@code application/json;cds-hooks=3.0}. */
public enum Edition {
    V2,
    V3_BALLOT;

    private static final String ASKED = "cds-hooks=3.0";

    public static Edition of(@Nullable String accept) {
        return accept != null && accept.replace(" ", "").replace("\"", "").contains(ASKED) ? V3_BALLOT : V2;
    }
}
