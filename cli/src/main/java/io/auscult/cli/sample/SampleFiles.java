package io.auscult.cli.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The sample on disk: {@code history/NN-*.json.gz}, then {@code live/<yyyyMMddTHHmm>-*.json} and {@code .hl7}, each in the
 * order of its names.
 */
public record SampleFiles(Path folder) {
    /** The last day of the sample as it lies on disk. */
    static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);

    /** @param history whether it is initial load, folded and not decided */
    public record Item(Path file, boolean history) {
        public boolean isV2() {
            return file.getFileName().toString().contains(".hl7");
        }

        /** The bytes as they were made, with the dates of the sample; of HL7 v2 with carriage returns. */
        public byte[] original() throws IOException {
            return content(new DateShift(0));
        }

        /** The bytes with every date moved. */
        public byte[] content(DateShift shift) throws IOException {
            return isV2() ? v2(shift) : fhir(shift);
        }

        private byte[] fhir(DateShift shift) throws IOException {
            Charset utf8 = StandardCharsets.UTF_8;
            return FhirDates.moved(new String(read(), utf8), shift).getBytes(utf8);
        }

        private byte[] v2(DateShift shift) throws IOException {
            Charset bytewise = StandardCharsets.ISO_8859_1;
            String message = new String(read(), bytewise).replaceAll("\\r\\n|\\n", "\r");
            return V2Dates.moved(message, shift).getBytes(bytewise);
        }

        private byte[] read() throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                if (file.toString().endsWith(".gz")) {
                    try (InputStream unzipped = new GZIPInputStream(in)) {
                        return unzipped.readAllBytes();
                    }
                }
                return in.readAllBytes();
            }
        }
    }

    /** Everything, in the order in which it is played. */
    public List<Item> inOrder() throws IOException {
        List<Item> items = new ArrayList<>();
        files("history").forEach(file -> items.add(new Item(file, true)));
        files("live").forEach(file -> items.add(new Item(file, false)));
        return items;
    }

    private List<Path> files(String part) throws IOException {
        Path subfolder = folder.resolve(part);
        if (!Files.isDirectory(subfolder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(subfolder)) {
            return files.filter(file -> file.getFileName().toString().matches(".*\\.(json|hl7)(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }
}
