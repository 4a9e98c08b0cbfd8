package io.auscult.adapter.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** The headers that all records of a message have, made once for all of them. */
final class CommonHeaders {
    private final List<Header> headers = new ArrayList<>();
    private @Nullable String lastKind;
    private List<Header> last = headers;

    /** @param origin where the message stands; null for the message itself */
    CommonHeaders(Outgoing outgoing, @Nullable SourceRecord origin) {
        if (!outgoing.messageId().isEmpty()) {
            add(RecordHeaders.MESSAGE_ID, outgoing.messageId());
        }
        add(RecordHeaders.SOURCE, outgoing.arrival().source());
        if (outgoing.arrival().backfill()) {
            add(RecordHeaders.BACKFILL, "true");
        }
        if (origin != null) {
            add(RecordHeaders.SOURCE_TOPIC, origin.topic());
            add(RecordHeaders.SOURCE_PARTITION, Integer.toString(origin.partition()));
            add(RecordHeaders.SOURCE_OFFSET, Long.toString(origin.offset()));
        }
        if (outgoing.traceparent() != null) {
            add(RecordHeaders.TRACEPARENT, outgoing.traceparent());
        }
    }

    private void add(String name, String value) {
        headers.add(header(name, value));
    }

    /** Those of one record; most records of a message are of one kind. */
    List<Header> with(@Nullable String kind) {
        if (kind == null) {
            return headers;
        }
        if (!kind.equals(lastKind)) {
            List<Header> all = new ArrayList<>(headers.size() + 1);
            all.add(header(RecordHeaders.KIND, kind));
            all.addAll(headers);
            last = all;
            lastKind = kind;
        }
        return last;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
