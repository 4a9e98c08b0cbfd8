package io.auscult.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.release.PackRelease;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.PackFolder;
import io.auscult.rules.fact.Threshold;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision table that a colleague keeps in a spreadsheet. */
class SheetFileTest {
    private static final String[] HEADER = {"rule", "name", "from_age", "to_age", "value", "ucum", "citation"};
    private static final String RULE = "cardiac/high-ascvd-risk-without-statin";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aPackWithoutATable() throws IOException {
        for (Map.Entry<String, String> file :
                BundledFiles.packs(Instant.EPOCH).getFirst().files().entrySet()) {
            if (!file.getKey().equals(PackFiles.THRESHOLDS)) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }
    }

    private interface Writing {
        void into(Worksheet sheet);
    }

    private void sheet(Writing writing) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(SheetFile.NAME));
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Thresholds");
            for (int i = 0; i < HEADER.length; i++) {
                sheet.value(0, i, HEADER[i]);
            }
            row(sheet, 1, 40, 59, 7.5);
            writing.into(sheet);
        }
    }

    private static void row(Worksheet sheet, int row, int from, int to, double value) {
        sheet.value(row, 0, RULE);
        sheet.value(row, 1, "high-ascvd-risk");
        sheet.value(row, 2, from);
        sheet.value(row, 3, to);
        sheet.value(row, 4, value);
        sheet.value(row, 5, "%");
        sheet.value(row, 6, "site value, \"of the board\"");
    }

    @Test
    void isReadAsTheTableThatItIs() throws IOException {
        sheet(sheet -> row(sheet, 3, 60, 75, 0.1 + 0.2));

        assertThat(PackFiles.parse(pack()).thresholds())
                .containsExactly(threshold(40, 59, "7.5"), threshold(60, 75, "0.3"));
    }

    private static Threshold threshold(int from, int to, String value) {
        return new Threshold(
                RULE, "high-ascvd-risk", from, to, new BigDecimal(value), "%", "site value, \"of the board\"");
    }

    @Test
    void aWrongValueIsNamedByItsCellWhereverItIsRead() throws IOException {
        sheet(sheet -> {
            row(sheet, 3, 60, 75, 10);
            sheet.value(3, 4, "ten");
        });

        assertThatThrownBy(() -> PackFiles.parse(pack()))
                .isInstanceOf(FilesRefused.class)
                .hasMessage(
                        "thresholds.xlsx:E4: value: not a number: \"ten\"; write digits, with a decimal point where it"
                                + " needs one");
    }

    @Test
    void aMissingValueIsNamedByItsCell() throws IOException {
        sheet(sheet -> sheet.value(2, 0, RULE));

        assertThatThrownBy(() -> PackFiles.parse(pack())).hasMessage("thresholds.xlsx:B3: name: a value is missing");
    }

    @Test
    void aPercentageCellIsRefusedBecauseItsValueIsNotWhatOneSees() throws IOException {
        sheet(sheet -> {
            row(sheet, 2, 60, 75, 0.1);
            sheet.style(2, 4).format("0.0%").set();
        });

        assertThatThrownBy(this::pack)
                .hasMessage(
                        "thresholds.xlsx:E3: the cell is formatted as a percentage, so its value is 0.1; format it as a"
                                + " number, write 10, and put % into the column ucum");
    }

    @Test
    void aTableMissingAColumnSaysWhichThereAre() throws IOException {
        sheet(sheet -> sheet.value(0, 5, "unit"));

        assertThatThrownBy(() -> PackFiles.parse(pack()))
                .hasMessage("thresholds.xlsx:1: the first line names the columns:"
                        + " rule,name,from_age,to_age,value,ucum,citation");
    }

    @Test
    void twoTablesAreOneTooMany() throws IOException {
        sheet(sheet -> {});
        Files.writeString(folder.resolve(PackFiles.THRESHOLDS), "rule\n");

        assertThatThrownBy(this::pack)
                .hasMessage(
                        "thresholds.xlsx: the pack has also thresholds.csv, and one of them would be forgotten; keep one");
    }

    @Test
    void whatIsNoSpreadsheetIsRefused() throws IOException {
        Files.writeString(folder.resolve(SheetFile.NAME), "rule,name\n");

        assertThatThrownBy(this::pack).hasMessage("thresholds.xlsx: not a spreadsheet in the xlsx format");
    }

    @Test
    void theLockFilesOfSpreadsheetProgramsAreNoFilesOfAPack() throws IOException {
        sheet(sheet -> {});
        Files.write(folder.resolve("~$thresholds.xlsx"), new byte[] {1, 2, (byte) 0xff});
        Files.write(folder.resolve(".~lock.thresholds.xlsx#"), new byte[] {1});

        assertThat(PackFiles.strange(pack())).isEmpty();
    }

    @Test
    void aTextInAnotherEncodingIsToldByName() throws IOException {
        Files.write(folder.resolve("troponin-rise.md"), new byte[] {'a', (byte) 0xe4});

        assertThatThrownBy(this::pack)
                .hasMessageStartingWith("troponin-rise.md: not a text in UTF-8; a pack's files are texts");
    }

    private PackRelease pack() throws IOException {
        return PackFolder.pack(folder, Instant.EPOCH);
    }
}
