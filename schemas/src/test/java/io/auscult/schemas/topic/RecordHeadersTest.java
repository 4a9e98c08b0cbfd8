package io.auscult.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.schemas.topic.Origin.SourceRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class RecordHeadersTest {
    private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();

    @Test
    void readsBackWhatWasPut() {
        RecordHeaders.put(headers, RecordHeaders.KIND, "observation-recorded");

        assertThat(RecordHeaders.get(headers, RecordHeaders.KIND)).contains("observation-recorded");
        assertThat(RecordHeaders.get(headers, RecordHeaders.TRACEPARENT)).isEmpty();
    }

    @Test
    void replacesAndDoesNotRepeat() {
        RecordHeaders.put(headers, RecordHeaders.KIND, "first");
        RecordHeaders.put(headers, RecordHeaders.KIND, "second");

        assertThat(headers.headers(RecordHeaders.KIND)).hasSize(1);
        assertThat(RecordHeaders.get(headers, RecordHeaders.KIND)).contains("second");
    }

    @Test
    void namesTheSourceRecordOnlyWhenAllThreeHeadersAreThere() {
        SourceRecord source = new SourceRecord("cds.messages.v1", 3, 4711);
        RecordHeaders.putSource(headers, source);
        assertThat(RecordHeaders.source(headers)).contains(source);

        headers.remove(RecordHeaders.SOURCE_OFFSET);
        assertThat(RecordHeaders.source(headers)).isEmpty();
    }
}
