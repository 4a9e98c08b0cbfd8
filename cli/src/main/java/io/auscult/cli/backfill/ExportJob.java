package io.auscult.cli.backfill;

import io.auscult.ehr.EhrAnswer;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.EhrFailure;
import io.auscult.ehr.EhrRequest;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An export at an EHR from the asking to its end: Bulk Data Access IG 2.0, "Sequence Overview". */
final class ExportJob {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final int ACCEPTED = 202;

    private final EhrClient ehr;
    private final Perseverance.Sleep sleep;
    private final Watch watch;

    /** Is told how far the EHR is. */
    interface Watch {
        void exporting(String words);

        void note(String words);
    }

    ExportJob(EhrClient ehr, Perseverance.Sleep sleep, Watch watch) {
        this.ehr = ehr;
        this.sleep = sleep;
        this.watch = watch;
    }

    /** Asks for the export; the address of its status. */
    String begin(ExportRequest request) throws IOException, InterruptedException {
        EhrAnswer answer = asked(EhrRequest.get(request.url()).with("Prefer", "respond-async"));
        if (answer.status() != ACCEPTED) {
            throw failed(answer, "does not begin an export; does it support " + what(request) + "?");
        }
        return answer.header("Content-Location")
                .orElseThrow(() -> new IOException(
                        "The EHR began an export and did not say where its status is (Content-Location)"));
    }

    private static String what(ExportRequest request) {
        return request.group() != null ? "Group/[id]/$export" : request.allPatients() ? "Patient/$export" : "$export";
    }

    /** Waits until the files are there. */
    Manifest await(String status) throws IOException, InterruptedException {
        Duration next = FIRST;
        while (true) {
            EhrAnswer answer = asked(EhrRequest.get(status).with("Accept", "application/json"));
            if (answer.status() == ACCEPTED) {
                Duration wait = wait(answer.askedToWait(), next);
                watch.exporting(
                        "The EHR is exporting: " + answer.header("X-Progress").orElse("in progress")
                                + "; asking again in " + wait.toSeconds() + " s");
                sleep.take(wait);
                next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
            } else if (answer.isGone()) {
                throw new IOException("The EHR no longer knows this export (" + answer.status()
                        + "): it was deleted or has expired. Start a new one with --again");
            } else if (answer.isOk()) {
                return manifest(answer);
            } else {
                throw failed(answer, "could not export");
            }
        }
    }

    private static Manifest manifest(EhrAnswer answer) throws IOException {
        try {
            return Manifest.of(answer.json());
        } catch (EhrFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Duration wait(@Nullable Duration asked, Duration otherwise) {
        return asked == null ? otherwise : asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }

    /** Tells the EHR that its files are no longer needed. */
    void delete(String status) throws InterruptedException {
        try {
            EhrAnswer answer = asked(EhrRequest.delete(status));
            if (!answer.isOk() && !answer.isGone()) {
                watch.note("The EHR did not delete the export (" + answer.status() + "); it will expire by itself");
            }
        } catch (IOException e) {
            watch.note("The EHR was not told that the export is no longer needed: " + e.getMessage());
        }
    }

    private EhrAnswer asked(EhrRequest request) throws IOException, InterruptedException {
        try {
            return ehr.send(request);
        } catch (EhrFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What the EHR says of it may hold patient data, so it is shown and not part of the exception. */
    private IOException failed(EhrAnswer answer, String what) {
        String outcome = answer.outcome();
        if (!outcome.isEmpty()) {
            watch.note("The EHR says: " + outcome);
        }
        try {
            answer.ok();
        } catch (EhrFailure e) {
            return new IOException(e.getMessage(), e);
        }
        return new IOException("The EHR " + what + " (it answered " + answer.status() + ")");
    }
}
