package io.auscult.demo.ehr;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.LoggerFactory;

/** Stands in for a hospital's FHIR server, as a program of its own. */
public final class DemoEhrMain {
    private static final String SETTINGS = "--spring.config.additional-location=";
    private static final String USUAL_PORT = "8087";

    private DemoEhrMain() {}

    /**
     * Runs until it is stopped.
     *
     * @param args the file of settings, named as Auscult's apps are given theirs: {@code server.port}, in
     *     {@code auscult.demo-ehr.patients} the folder with bundles whose patients it knows, and in {@code auscult.demo-ehr.file} where
     *     what is written is kept for the next start; nowhere when that is not said
     */
    public static void main(String[] args) throws IOException {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
        Properties settings = settings(args);
        Path folder = Path.of(settings.getProperty("auscult.demo-ehr.patients", ""));
        String kept = settings.getProperty("auscult.demo-ehr.file");
        try (DemoEhr ehr = DemoEhr.start(
                Integer.parseInt(settings.getProperty("server.port", USUAL_PORT)),
                SamplePatients.of(folder),
                new Journal(kept == null ? null : Path.of(kept)))) {
            ehr.await();
        }
    }

    private static Properties settings(String[] args) throws IOException {
        Properties settings = new Properties();
        for (String arg : args) {
            if (arg.startsWith(SETTINGS)) {
                try (Reader file = Files.newBufferedReader(Path.of(URI.create(arg.substring(SETTINGS.length()))))) {
                    settings.load(file);
                }
            }
        }
        return settings;
    }
}
