package io.auscult.cli.backfill;

import io.auscult.ehr.Authorization;
import io.auscult.ehr.EhrClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The history of an EHR's patients by bulk export, from its files to the door without a copy here. What was begun and not finished is
 * taken up again: the EHR is asked for the same export, and of its files only for what is not sent yet.
 */
final class Export {
    private final ExportRequest request;
    private final Authorization authorization;
    private final Set<String> tokenHosts;
    private final LoadState state;
    private final ExportJob.Watch watch;
    private final Perseverance.Sleep sleep;

    /** Sends the files of an export. */
    @FunctionalInterface
    interface Sender {
        void send(List<BulkFile> files) throws IOException, InterruptedException;
    }

    Export(
            ExportRequest request,
            Authorization authorization,
            Set<String> tokenHosts,
            LoadState state,
            Perseverance.Sleep sleep,
            ExportJob.Watch watch) {
        this.request = request;
        this.authorization = authorization;
        this.tokenHosts = Set.copyOf(tokenHosts);
        this.state = state;
        this.sleep = sleep;
        this.watch = watch;
    }

    /** Has the EHR export, sends what it exported, and tells it that this is done. */
    ExportProgress run(Sender sender) throws IOException, InterruptedException {
        try (EhrClient ehr = EhrClient.to(request.base(), authorization)) {
            ExportJob job = new ExportJob(ehr, sleep, watch);
            ExportProgress progress = begunOrGoneOn(job);
            if (!progress.sent()) {
                progress = send(progress, job.await(progress.status()), sender);
                state.export(progress);
                job.delete(progress.status());
            }
            return progress;
        }
    }

    private ExportProgress begunOrGoneOn(ExportJob job) throws IOException, InterruptedException {
        ExportProgress known = state.export();
        if (known == null) {
            ExportProgress begun = ExportProgress.begun(request.url(), job.begin(request));
            state.begin(begun);
            return begun;
        }
        if (!known.kickOff().equals(request.url())) {
            throw new IOException(
                    state.file() + " is the state of another export that is not finished: " + known.kickOff()
                            + ". Finish that first, give another file with --state, or forget it with --again");
        }
        watch.note("Going on with the export that was begun before");
        return known;
    }

    private ExportProgress send(ExportProgress progress, Manifest manifest, Sender sender)
            throws IOException, InterruptedException {
        URI base = request.base();
        try (ExportFiles files = new ExportFiles(base, authorization, manifest.requiresAccessToken(), tokenHosts)) {
            List<BulkFile> all = new ArrayList<>(remote(manifest.output(), "", progress, files));
            all.addAll(remote(manifest.deleted(), "deleted ", progress, files));
            all.sort(TypeOrder.comparator());
            sender.send(all);
            List<String> errors = ExportErrors.of(remote(manifest.error(), "error ", progress, files));
            return progress.sent(manifest.transactionTime(), errors);
        }
    }

    private static List<BulkFile> remote(
            List<Manifest.Item> items, String prefix, ExportProgress progress, ExportFiles files) {
        Map<String, Integer> numbers = new HashMap<>();
        List<BulkFile> all = new ArrayList<>();
        for (Manifest.Item item : items) {
            int number = numbers.merge(item.type(), 1, Integer::sum);
            String name = prefix + item.type() + " " + number;
            all.add(new RemoteFile(name, item.type(), progress.status() + " " + place(item.url()), item.url(), files));
        }
        return all;
    }

    /** Without the query, which may be signed anew each time. */
    private static String place(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
