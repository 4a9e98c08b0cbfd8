package io.auscult.streams.processor;

import io.auscult.core.chart.Fact;
import io.auscult.core.concept.Concepts;
import io.auscult.core.value.PatientId;
import io.auscult.streams.store.StoreChart;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** Every fact of one patient, for the rare moment that it is all needed. */
public record WholeChart(Serde<Fact> serde) {
    List<Fact> of(ProcessingContext context, PatientId patient) {
        KeyValueStore<Bytes, byte[]> charts = context.getStateStore(Nodes.CHART);
        return new StoreChart(charts, serde, patient, Concepts.EMPTY, false, false).all();
    }
}
