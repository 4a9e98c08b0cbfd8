package io.auscult.cli.rules.release;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.approval.Admission;
import io.auscult.rules.approval.Approvers;
import io.auscult.rules.approval.ApproversFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules history}: every version and switch of the packs, and what is in force now. */
@Command(
        name = "history",
        description = "List what was published, switched and taken back, by whom and why.",
        footer = {
            "",
            "* is in force now, + takes force later, ? waits for its approval, ! is refused: it has none, - is a pause of what did "
                    + "not hold any more. With PACK@VERSION and --files, the files of a version are written to a folder, to read or to publish "
                    + "from."
        })
public final class RulesHistoryCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "PACK", description = "one pack, or one version: cardiac, cardiac@1.0.0")
    private String pack = "";

    @Option(names = "--files", paramLabel = "DIR", description = "write the files of PACK@VERSION to a new folder")
    private @Nullable Path files;

    @Option(names = "--json", description = "print JSON, one object a line")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Approvers approvers = ApproversFile.read(home.home().file(ApproversFile.NAME));
        Admission admission = new Admission(() -> approvers);
        List<PackRelease> all = new PackTopic(home.addresses()).all();
        List<PackRelease> refused = all.stream()
                .filter(release -> admission.objection(release).isPresent())
                .toList();
        List<HistoryRow> rows = HistoryRow.of(all, refused, Instant.now()).stream()
                .filter(row -> pack.isEmpty()
                        || row.release().id().equals(pack)
                        || row.release().key().equals(pack))
                .toList();
        if (rows.isEmpty()) {
            throw new IOException(
                    pack.isEmpty() ? "No rule pack was published" : "There is no rule pack \"" + pack + "\"");
        }
        if (files != null) {
            write(rows.getLast().release(), files);
        } else {
            print(rows, Output.of(spec));
        }
        return Exit.OK;
    }

    private void print(List<HistoryRow> rows, PrintWriter out) {
        if (json) {
            rows.forEach(row -> out.println(row.json()));
        } else {
            HistoryTable.print(rows, out);
        }
        out.flush();
    }

    private void write(PackRelease release, Path folder) throws IOException {
        if (!release.key().equals(pack)) {
            throw new IOException("--files needs a version, such as " + release.key());
        }
        if (Files.exists(folder)) {
            throw new IOException(folder + " is there already; name a new folder");
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : release.files().entrySet()) {
            Path path = folder.resolve(file.getKey()).normalize();
            if (!folder.normalize().equals(path.getParent())) {
                throw new IOException("The release has a file that belongs in no pack: " + file.getKey());
            }
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
        Output.of(spec).println(release.key() + ": " + release.files().size() + " files in " + folder);
    }
}
