package io.auscult.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcelFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void sendsAJsonDocumentByteForByte() throws IOException {
        String json = "{\n  \"resourceType\": \"Patient\", \"name\": [{\"family\": \"Żółć\"}]\n}\n";
        List<Parcel> parcels = ParcelFile.read(Files.writeString(folder.resolve("a.json"), json));
        assertThat(parcels).hasSize(1);
        assertThat(text(parcels.getFirst())).isEqualTo(json);
    }

    @Test
    void bundlesTheLinesOfABulkExport() throws IOException {
        String lines = "{\"resourceType\":\"Patient\",\"id\":\"1\"}\n".repeat(201);
        List<Parcel> parcels = ParcelFile.read(Files.writeString(folder.resolve("a.ndjson"), lines));
        assertThat(parcels).hasSize(2).allMatch(Parcel.Fhir.class::isInstance);
        assertThat(text(parcels.getFirst())).contains("\"type\":\"collection\"");
    }

    @Test
    void splitsV2MessagesAtTheirHeadersWhateverTheLineEnds() throws IOException {
        String file = "FHS|^~\\&|A\nBHS|^~\\&|A\r\n\u000bMSH|^~\\&|1\nPID|1\r\n\u001c\r"
                + "MSH|^~\\&|2\rPID|2\r\rBTS|2\nFTS|1\n";
        List<Parcel> parcels = ParcelFile.read(Files.writeString(folder.resolve("a.hl7"), file));
        assertThat(parcels.stream().map(ParcelFileTest::text))
                .containsExactly("MSH|^~\\&|1\rPID|1\r", "MSH|^~\\&|2\rPID|2\r");
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        Path v2 = Files.writeString(folder.resolve("a.hl7"), "\uFEFFMSH|^~\\&|1\rPID|1\r");
        assertThat(text(ParcelFile.read(v2).getFirst())).isEqualTo("MSH|^~\\&|1\rPID|1\r");
        Path json = Files.writeString(folder.resolve("a.json"), "\uFEFF{}");
        assertThat(text(ParcelFile.read(json).getFirst())).isEqualTo("{}");
    }

    @Test
    void keepsTheBytesOfAnyEncoding() throws IOException {
        Charset latin1 = StandardCharsets.ISO_8859_1;
        byte[] message = "MSH|^~\\&|Müller\rPID|1 |x\r".getBytes(latin1);
        List<Parcel> parcels = ParcelFile.read(Files.write(folder.resolve("a.hl7"), message));
        assertThat(parcels.getFirst().payload().toBytes()).isEqualTo(message);
    }

    @Test
    void unpacksGzip() throws IOException {
        Path file = folder.resolve("a.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"resourceType\":\"Bundle\"}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(text(ParcelFile.read(file).getFirst())).isEqualTo("{\"resourceType\":\"Bundle\"}");
    }

    @Test
    void refusesWhatIsNeither() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "Dear all,");
        assertThatThrownBy(() -> ParcelFile.read(file)).hasMessageContaining("neither FHIR JSON nor HL7 v2");
    }

    private static String text(Parcel parcel) {
        return new String(parcel.payload().toBytes(), StandardCharsets.UTF_8);
    }
}
