package io.auscult.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleFilesTest {
    private final SampleFiles sample = new SampleFiles(Path.of("sample"));

    @Test
    void playsHistoryBeforeTheLastDays() throws IOException {
        List<SampleFiles.Item> items = sample.inOrder();
        int live = (int) items.stream().takeWhile(SampleFiles.Item::history).count();
        assertThat(live).isPositive().isLessThan(items.size());
        assertThat(items.subList(live, items.size())).noneMatch(SampleFiles.Item::history);
        assertThat(items.subList(live, items.size()).stream()
                        .map(item -> item.file().toString()))
                .isSorted();
    }

    @Test
    void isTheSameAfterMovingThereAndBack() throws IOException {
        for (SampleFiles.Item item : sample.inOrder()) {
            Charset charset = item.isV2() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            String original = new String(item.content(new DateShift(0)), charset);
            String moved = new String(item.content(new DateShift(333)), charset);
            assertThat(moved).as(item.file().toString()).isNotEqualTo(original).hasSameSizeAs(original);
            assertThat(movedBack(item, moved)).as(item.file().toString()).isEqualTo(original);
        }
    }

    private static String movedBack(SampleFiles.Item item, String moved) throws IOException {
        DateShift back = new DateShift(-333);
        return item.isV2() ? V2Dates.moved(moved, back) : FhirDates.moved(moved, back);
    }
}
