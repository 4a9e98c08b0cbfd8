package io.auscult.cli.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Seal;
import io.auscult.rules.approval.Approvers;
import io.auscult.rules.approval.ApproversFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void twoPeopleWithTheirOwnKeysBringAPackIntoForce() throws IOException {
        Path file = folder.resolve("approvers.yaml");
        Files.writeString(
                file,
                "since: " + SINCE + "\npeople:\n  - name: informatics\n    key: "
                        + KeyFile.make(folder, "informatics") + "\n  - name: cardiology\n    key: "
                        + KeyFile.make(folder, "cardiology") + "\n");
        Approvers approvers = ApproversFile.read(file);
        PackRelease pack = Packs.live("1.1.0", SINCE.plusSeconds(9)).decided("informatics", "a new threshold");
        PackRelease put = pack.signed(
                Map.of(
                        Seal.PUBLISHED.name("informatics"),
                        Seal.PUBLISHED.sign(KeyFile.read(folder, "informatics"), "informatics", pack.files())),
                "");
        PackRelease approved = RulesApproveCommand.approved(put, "cardiology", KeyFile.read(folder, "cardiology"));
        assertThat(approvers.objection(put, false)).isPresent();
        assertThat(approvers.objection(approved, false)).isEmpty();
        assertThat(approved.approvedBy()).isEqualTo("cardiology");
        assertThat(approvers.objection(
                        RulesApproveCommand.approved(put, "informatics", KeyFile.read(folder, "informatics")), false))
                .isPresent();
    }

    @Test
    void aKeyIsReadableByItsOwnerOnlyAndNeverOverwritten() throws IOException {
        KeyFile.make(folder, "cardiology");
        Path file = folder.resolve("cardiology.key");
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> KeyFile.make(folder, "cardiology")).hasMessageContaining("is there already");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> KeyFile.read(folder, "cardiology")).hasMessageContaining("Others can read");
    }

    @Test
    void saysHowToMakeAKeyAndRefusesANameThatIsAPath() {
        assertThatThrownBy(() -> KeyFile.read(folder, "cardiology")).hasMessageContaining("rules key new cardiology");
        assertThatThrownBy(() -> KeyFile.make(folder, "../cardiology")).hasMessageContaining("cannot name a key");
    }
}
