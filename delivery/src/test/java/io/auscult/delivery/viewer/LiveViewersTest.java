package io.auscult.delivery.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.alert.Viewer;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveViewersTest {
    private static final String ANNA = """
            users:
              anna:
                also: [Practitioner/1, "Dr. Anna A."]
                roles: [physician]
                specialties: [cardiology]
                wards: [4W]
                teams: [heart]
            """;

    @TempDir
    Path folder = Path.of(".");

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final InstantSource clock = () -> now;

    @Test
    void aUserIsFoundByAnyOfTheirNamesAndCalledByTheFirst() throws IOException {
        Viewers viewers = LiveViewers.open(file(ANNA), clock);

        Viewer anna = new Viewer(
                "anna", "cds-hooks", Set.of("physician"), Set.of("cardiology"), Set.of("4W"), Set.of("heart"));
        assertThat(viewers.find("Practitioner/1", "cds-hooks")).isEqualTo(anna);
        assertThat(viewers.find("anna", "cds-hooks")).isEqualTo(anna);
        assertThat(viewers.now().names("Dr. Anna A."))
                .containsExactlyInAnyOrder("anna", "Practitioner/1", "Dr. Anna A.");
    }

    @Test
    void whoIsNotListedIsKnownByNameAlone() throws IOException {
        Viewers viewers = LiveViewers.open(file(ANNA), clock);

        assertThat(viewers.find("Practitioner/2", "cds-hooks")).isEqualTo(new Viewer("Practitioner/2", "cds-hooks"));
        assertThat(viewers.now().names("Practitioner/2")).containsExactly("Practitioner/2");
    }

    @Test
    void aFileThatIsNotThereOrSaysNothingIsAnEmptyList() throws IOException {
        assertThat(LiveViewers.open(folder.resolve("absent.yaml"), clock).now().users())
                .isEmpty();
        assertThat(LiveViewers.open(file("# nobody yet\n\n"), clock).now().users())
                .isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldWithFileAndLine() throws IOException {
        Path file = file("""
                users:
                  anna:
                    role: [physician]
                  bob:
                    also: [anna]
                  carla:
                    roles: physician
                """);

        assertThatThrownBy(() -> LiveViewers.open(file, clock))
                .isInstanceOf(FilesRefused.class)
                .hasMessage("""
                        viewers.yaml:3: "role" is not known here; known are also, roles, specialties, wards, teams
                        viewers.yaml:7: roles: expected a list, each item on a line that begins with "- \"""");
    }

    @Test
    void oneNameIsOneUsers() throws IOException {
        Path file = file(ANNA + "  bob:\n    also: [Practitioner/1]\n");

        assertThatThrownBy(() -> LiveViewers.open(file, clock))
                .hasMessage("viewers.yaml:9: also: \"Practitioner/1\" is already a name of the user anna");
    }

    @Test
    void aChangeHoldsWithinASecondAndOneThatIsNotRightHoldsNever() throws IOException {
        Path file = file(ANNA);
        LiveViewers viewers = LiveViewers.open(file, clock);

        Files.writeString(file, ANNA.replace("physician", "nurse"));
        assertThat(viewers.find("anna", "inbox").roles()).containsExactly("physician");
        now = now.plusSeconds(1);
        assertThat(viewers.find("anna", "inbox").roles()).containsExactly("nurse");

        Files.writeString(file, ANNA.replace("roles:", "rolls:"));
        now = now.plusSeconds(1);
        assertThat(viewers.find("anna", "inbox").roles()).containsExactly("nurse");

        Files.delete(file);
        now = now.plusSeconds(1);
        assertThat(viewers.find("anna", "inbox").roles()).isEmpty();
    }

    @Test
    void theListThatAHomeBeginsWithIsRight() {
        Path first = Path.of("../cli/src/main/resources/io/auscult/cli/up/viewers.yaml");

        Viewer cardiologist = LiveViewers.open(first, clock).find("Practitioner/cardiologist", "cds-hooks");

        assertThat(cardiologist.user()).isEqualTo("cardiologist");
        assertThat(cardiologist.specialties()).containsExactly("cardiology");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("viewers.yaml"), text);
    }
}
