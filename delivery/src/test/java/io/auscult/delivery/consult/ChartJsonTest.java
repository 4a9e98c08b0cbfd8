package io.auscult.delivery.consult;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.delivery.consult.ChartAnswer.Fact;
import io.auscult.delivery.consult.ChartAnswer.Known;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ChartJsonTest {
    private static final String CHART = """
            {"patient": "…", "asOf": "2026-11-20T12:00:00Z", "incomplete": true, "groups": [
              {"concept": "hba1c", "title": "HbA1c", "facts": [
                {"key": "o1", "kind": "observation", "what": "HbA1c", "said": "6.8 %", "reading": "6.8 %", "unused": null,
                 "hiddenBy": null, "retracted": false, "status": "final", "at": "2026-11-19T08:00:00Z", "source": "lab"},
                {"key": "o2", "kind": "observation", "what": "HbA1c", "said": "6.8 %", "reading": "6.8 %",
                 "unused": "the same statement stands in a version that counts", "hiddenBy": "o1", "retracted": false,
                 "status": "final", "at": "2026-11-19T08:00:00Z", "source": "ehr"}]},
              {"concept": null, "title": "not understood", "facts": []}], "derived": []}""";

    @Test
    void readsWhatStreamsAppSays() {
        ChartAnswer answer = ChartJson.read(CHART.getBytes(StandardCharsets.UTF_8));

        assertThat(answer)
                .asInstanceOf(InstanceOfAssertFactories.type(Known.class))
                .satisfies(chart -> {
                    assertThat(chart.asOf()).isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
                    assertThat(chart.incomplete()).isTrue();
                    assertThat(chart.groups())
                            .extracting(ChartAnswer.Group::concept)
                            .containsExactly("hba1c", "");
                    assertThat(chart.groups().getFirst().facts())
                            .extracting(Fact::gone)
                            .containsExactly(false, true);
                    assertThat(chart.groups().getFirst().facts().getFirst().reading())
                            .isEqualTo("6.8 %");
                });
    }
}
