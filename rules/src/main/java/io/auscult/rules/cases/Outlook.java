package io.auscult.rules.cases;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Escalation;
import io.auscult.rules.pack.Spans;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How an alert comes to a clinician, in the words of cases: how urgent, how important beside others, and what becomes of it unread. */
final class Outlook {
    static final String INDICATOR = "indicator";
    static final String IMPORTANCE = "importance";
    static final String ESCALATES = "escalates";

    private Outlook() {}

    /** Of what a case asks about, what is not as it says; empty when all is. */
    static Map<String, String> other(Map<String, String> expected, Raise raise) {
        Map<String, String> other = new TreeMap<>();
        expected.forEach((what, words) -> {
            String got = of(what, raise);
            if (!got.equals(words)) {
                other.put(what, got);
            }
        });
        return other;
    }

    private static String of(String what, Raise raise) {
        return switch (what) {
            case INDICATOR -> raise.indicator().word();
            case IMPORTANCE -> raise.importance().word();
            default -> words(raise.escalation());
        };
    }

    /** "after 2 h to physician"; "never". */
    private static String words(@Nullable Escalation escalation) {
        return escalation == null
                ? "never"
                : "after " + Spans.words(escalation.after())
                        + (escalation.to() == null ? "" : " to " + escalation.to());
    }
}
