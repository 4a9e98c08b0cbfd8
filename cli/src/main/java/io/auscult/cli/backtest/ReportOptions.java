package io.auscult.cli.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a backtest's report is written. */
final class ReportOptions {
    @Option(names = "--html", paramLabel = "FILE", description = "write the report as a page with plots")
    private @Nullable Path html;

    @Option(names = "--report", paramLabel = "FILE", description = "write the report as JSON, with every change in it")
    private @Nullable Path report;

    @Option(names = "--csv", paramLabel = "FILE", description = "write the report as CSV, one number a line")
    private @Nullable Path csv;

    void write(Supplier<String> page, Supplier<ObjectNode> json, Supplier<String> lines) throws IOException {
        if (html != null) {
            Files.writeString(html, page.get());
        }
        if (report != null) {
            Files.writeString(
                    report, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json.get()) + "\n");
        }
        if (csv != null) {
            Files.writeString(csv, lines.get());
        }
    }
}
