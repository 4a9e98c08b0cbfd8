package io.auscult.cli.backtest;

import io.auscult.cli.HomeOption;
import io.auscult.cli.backtest.past.EventFilePast;
import io.auscult.cli.backtest.past.FhirPast;
import io.auscult.cli.backtest.past.LogPast;
import io.auscult.cli.backtest.past.PastSource;
import io.auscult.cli.backtest.past.PatientNames;
import io.auscult.cli.score.FhirFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** Whose past it is. */
final class WhoseOptions {
    @Option(
            names = "--fhir",
            arity = "1..*",
            paramLabel = "FILE|FOLDER",
            description = "FHIR Bundles and NDJSON files (.json, .ndjson, also .gz); needs no running Auscult")
    private List<Path> files = List.of();

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "FILE",
            description = "events of a log in Avro container files (.avro); needs no running Auscult")
    private List<Path> eventFiles = List.of();

    @Option(
            names = "--log",
            required = true,
            description = "everybody in the log of the running Auscult, whatever the format they came in")
    private boolean log;

    boolean isLog() {
        return log;
    }

    /**
     * What is to be read.
     *
     * @param sender of FHIR files
     * @param names learns who the patients are
     */
    PastSource source(HomeOption home, String sender, Instant until, PatientNames names) throws IOException {
        if (log) {
            return new LogPast(home.addresses());
        }
        return eventFiles.isEmpty()
                ? new FhirPast(FhirFile.all(files), sender, until, names)
                : new EventFilePast(eventFiles);
    }
}
