package io.auscult.ehr;

import io.auscult.ehr.EhrFailure.Kind;

/** What to do about an answer that is no 2xx. Of an OperationOutcome only the code is told: its text may hold patient data. */
final class Refusal {
    private Refusal() {}

    static EhrFailure of(EhrAnswer answer) {
        int status = answer.status();
        String code = answer.issueCode();
        String what = "The EHR answered " + answer.request().words() + " with " + status
                + (code.isEmpty() ? "" : " (" + code + ")");
        return switch (status) {
            case 401 ->
                refused(what + ": it does not know who asks; set the SMART client of this source, or look at its keys");
            case 403 -> refused(what + ": the SMART client's scope does not allow it; widen it at the EHR");
            case 404, 410 -> refused(what + ": nothing is there; check the base address of this source");
            case 429 -> later(answer, what + ": too many requests; it is tried again");
            default -> {
                if (status / 100 == 3) {
                    yield refused(what + ": it redirects; set the base address to where it redirects to");
                }
                yield status / 100 == 5
                        ? later(answer, what + "; it is tried again")
                        : refused(what + "; ask the EHR's administrator why");
            }
        };
    }

    private static EhrFailure refused(String words) {
        return new EhrFailure(Kind.REFUSED, words, null);
    }

    private static EhrFailure later(EhrAnswer answer, String words) {
        return new EhrFailure(Kind.LATER, words, answer.askedToWait(), null);
    }
}
