package io.auscult.cli.backfill;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.backfill.Chunks.Bounds;
import io.auscult.cli.up.Port;
import io.auscult.ehr.Authorization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult backfill}: the history of a site's patients, once, before its feeds. */
@Command(
        name = "backfill",
        description = "Load history as NDJSON: files, or the bulk export of an EHR.",
        footer = {
            "",
            "Files hold a FHIR resource on each line, as bulk exports do, and may be gzipped; their names do",
            "not matter. Patients go first. A run that was stopped goes on where it was when the same command",
            "is given again. History is folded, not alerted on; at the end each patient is decided once, in",
            "shadow."
        })
public final class BackfillCommand implements Callable<Integer> {
    private static final String STATE = ".auscult-backfill.json";

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "NDJSON files or folders of them")
    private List<Path> paths = List.of();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "the source that it is the history of (default: the first with a FHIR door)")
    private @Nullable String source;

    @Option(names = "--url", paramLabel = "URL", description = "FHIR door (default: of the Auscult in --home)")
    private @Nullable String url;

    @Option(
            names = "--secret",
            paramLabel = "HEADER=FILE",
            description = "the door's secret header; its value in a file")
    private @Nullable String secret;

    @Option(names = "--types", paramLabel = "TYPE", split = ",", description = "only these resource types")
    private Set<String> types = Set.of();

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "how far it came (default: " + STATE + " in the files' folder, or here)")
    private @Nullable Path stateFile;

    @Option(names = "--again", description = "send everything, also what was sent before; it changes nothing")
    private boolean again;

    @Option(names = "--at-once", paramLabel = "N", description = "requests under way at the same time (default: 4)")
    private int atOnce = 4;

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Mixin
    private ExportOptions export = new ExportOptions();

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        URI ehr = export.base();
        if (paths.isEmpty() == (ehr == null)) {
            throw new IllegalArgumentException("Name files or folders of NDJSON, or an EHR with --export");
        }
        if (atOnce < 1) {
            throw new IllegalArgumentException("--at-once is at least 1");
        }
        BackfillReport report = ehr == null ? loadFiles() : loadExport(ehr);
        if (json) {
            Output.of(spec).println(report.json());
        } else {
            report.print(Output.of(spec));
        }
        return report.whole().allRejected() > 0 ? Exit.FAILED : Exit.OK;
    }

    private BackfillReport loadFiles() throws IOException, InterruptedException {
        BulkFolder folder = BulkFolder.of(paths, types);
        if (folder.files().isEmpty()) {
            throw new IOException("There is no NDJSON in " + paths);
        }
        return running((run, state, _) -> {
            run.send(folder.files());
            return BackfillReport.of(folder.files().stream().map(state::of).toList(), folder.leftOut());
        });
    }

    private BackfillReport loadExport(URI ehr) throws IOException, InterruptedException {
        ExportRequest request = export.request(ehr, types);
        Authorization authorization = export.authorization(ehr);
        return running((run, state, progress) -> {
            ExportProgress exported = new Export(
                            request, authorization, export.tokenHosts(), state, Thread::sleep, progress)
                    .run(run::send);
            return BackfillReport.of(state.all(), List.of()).of(exported);
        });
    }

    /** What is different between files and an export. */
    @FunctionalInterface
    private interface Part {
        BackfillReport of(Load load, LoadState state, BackfillProgress progress)
                throws IOException, InterruptedException;
    }

    private BackfillReport running(Part part) throws IOException, InterruptedException {
        long started = System.nanoTime();
        try (BackfillProgress progress = new BackfillProgress(Output.errors(spec));
                LoadState state = LoadState.open(state(), door(), again);
                Stopped _ = Stopped.when(state, progress)) {
            BulkDoor door = new BulkDoor(door(), headers(), Perseverance.usual(progress::note));
            try (Load load = new Load(door, state, Bounds.USUAL, atOnce, progress)) {
                BackfillReport report = part.of(load, state, progress);
                load.decide();
                Duration took = Duration.ofNanos(System.nanoTime() - started);
                BackfillReport whole = report.after(load.linesSent(), took, state.decided(), state.unknown());
                state.complete();
                return whole;
            }
        }
    }

    private String door() {
        if (url != null) {
            return url;
        }
        return source == null
                ? home.addresses().fhir()
                : home.addresses().ports().http(Port.FHIR) + "/sources/" + source + "/fhir";
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        if (secret != null) {
            Map.Entry<String, String> header = SecretHeader.of(secret);
            headers.put(header.getKey(), header.getValue());
        }
        return headers;
    }

    private Path state() {
        if (stateFile != null) {
            return stateFile;
        }
        if (paths.isEmpty()) {
            return Path.of(STATE).toAbsolutePath();
        }
        Path first = paths.getFirst().toAbsolutePath();
        Path folder = Files.isDirectory(first) ? first : first.getParent();
        return folder == null ? Path.of(STATE) : folder.resolve(STATE);
    }
}
