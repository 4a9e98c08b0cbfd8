package io.auscult.cli.backtest.past;

import io.auscult.cli.score.FhirFile;
import io.auscult.cli.score.FhirPatients;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.fhir.FhirMessageMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

/**
 * FHIR files: a Bundle is the record of its patients, and the NDJSON files of one folder are those of all. Of lines, no more than
 * some megabytes are in memory at a time.
 *
 * @param source the sender, for local codes of the catalogue
 * @param until when the files were received, so to speak: later than all that they say
 * @param names learns by which identifiers the patients are known
 */
public record FhirPast(List<FhirFile> files, String source, Instant until, PatientNames names) implements PastSource {
    private static final int CHUNKS_AT_ONCE = 32;

    public FhirPast {
        files = List.copyOf(files);
    }

    @Override
    public void read(Spill to, Crew crew, LongConsumer progress) throws IOException {
        crew.all(files.stream()
                .filter(file -> !file.lines())
                .<Callable<Void>>map(file -> () -> {
                    FhirPatients patients = new FhirPatients();
                    spill(FhirMessageMapper.map(file.bytes(), arrival(), patients), to, progress);
                    names.learn(patients);
                    return null;
                })
                .toList());
        for (FhirFile folder : files) {
            if (folder.lines()) {
                lines(folder, to, crew, progress);
            }
        }
    }

    /** Who the patients are is read first, so that whoever names one by an identifier means one who is known. */
    private void lines(FhirFile folder, Spill to, Crew crew, LongConsumer progress) throws IOException {
        FhirPatients patients = new FhirPatients();
        List<Path> people = folder.files().stream().filter(FhirPast::ofPatients).toList();
        List<Path> others =
                folder.files().stream().filter(file -> !people.contains(file)).toList();
        for (List<Path> some : List.of(people, others)) {
            for (Path file : some) {
                chunks(file, patients, to, crew, progress);
            }
        }
        names.learn(patients);
    }

    private static boolean ofPatients(Path file) {
        return file.getFileName().toString().startsWith("Patient");
    }

    private void chunks(Path file, FhirPatients patients, Spill to, Crew crew, LongConsumer progress)
            throws IOException {
        try (LineChunks chunks = new LineChunks(FhirFile.opened(file))) {
            List<Callable<Void>> some = new ArrayList<>();
            for (byte[] chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                byte[] lines = chunk;
                some.add(() -> {
                    spill(FhirMessageMapper.mapLines(lines, arrival(), patients), to, progress);
                    return null;
                });
                if (some.size() == CHUNKS_AT_ONCE) {
                    crew.all(some);
                    some.clear();
                }
            }
            crew.all(some);
        }
    }

    private Arrival arrival() {
        return new Arrival(source, "", until, false, ZoneOffset.UTC);
    }

    private static void spill(MappedMessage message, Spill to, LongConsumer progress) {
        for (MappedEntry entry : message.entries()) {
            switch (entry.mapped()) {
                case Mapped.Events events -> events.events().forEach(to::add);
                case Mapped.Rejected _ -> to.unread(1);
                case Mapped.Ignored _ -> {}
            }
        }
        progress.accept(to.events());
    }
}
