package io.auscult.streams.consult;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.signal.Signal;
import io.auscult.schemas.codec.PatientState;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of this instance, to read. */
public record Books(
        ReadOnlyKeyValueStore<Bytes, byte[]> charts,
        ReadOnlyKeyValueStore<Bytes, byte[]> clocks,
        ReadOnlyKeyValueStore<String, PatientState> states,
        ReadOnlyKeyValueStore<String, Signal> signals,
        ReadOnlyKeyValueStore<String, AlertBook> alertBooks) {}
