package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.mapping.Corpus;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.Sent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Other people's HL7 v2: in every version, with every bad habit. */
class V2CorpusTest {
    private static MappedMessage map(Path file) {
        return V2MessageMapper.map(Corpus.read(file), Sent.arrival(), Sent.PATIENTS);
    }

    private static long segments(Path file, String name) {
        return new String(Corpus.read(file), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith(name + "|"))
                .count();
    }

    @Test
    void survivesEveryMessageWithoutASurprise() {
        for (Path file : Corpus.files("hl7v2", ".hl7")) {
            MappedMessage message = map(file);
            assertThat(message.form()).as(file.toString()).isEqualTo(Form.V2);
            assertThat(message.entries())
                    .as(file.toString())
                    .isNotEmpty()
                    .noneMatch(entry -> entry.mapped() instanceof Mapped.Rejected rejected
                            && rejected.reason().contains("could not be mapped"));
        }
    }

    @Test
    void accountsForEveryObservationSegment() {
        for (Path file : Corpus.files("hl7v2", ".hl7")) {
            if (file.getFileName().toString().startsWith("ORU")) {
                assertThat(map(file).entries().stream()
                                .filter(entry -> entry.type().equals("OBX")))
                        .as(file.toString())
                        .hasSize((int) segments(file, "OBX"));
            }
        }
    }

    @Test
    void acknowledgesEveryMessage() {
        for (Path file : Corpus.files("hl7v2", ".hl7")) {
            assertThat(Acknowledgement.of(Corpus.read(file), new Verdict.Stored(), () -> "A1", Sent.RECEIVED))
                    .as(file.toString())
                    .allSatisfy(ack -> assertThat(Er7.parse(new String(ack, StandardCharsets.UTF_8)))
                            .isNotNull());
        }
    }
}
