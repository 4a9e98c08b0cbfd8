package io.auscult.cli.backfill;

import java.util.List;

/**
 * An export that an EHR makes, or has made, for us.
 *
 * @param kickOff what was asked for
 * @param status where the EHR says how far it has come, and in the end where the files are
 * @param transactionTime of what the files show; empty until it is known
 * @param errors what the EHR could not export, in its words
 * @param sent all files are sent
 */
record ExportProgress(String kickOff, String status, String transactionTime, List<String> errors, boolean sent) {
    ExportProgress {
        errors = List.copyOf(errors);
    }

    static ExportProgress begun(String kickOff, String status) {
        return new ExportProgress(kickOff, status, "", List.of(), false);
    }

    ExportProgress sent(String time, List<String> said) {
        return new ExportProgress(kickOff, status, time, said, true);
    }
}
