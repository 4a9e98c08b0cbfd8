package io.auscult.schemas.codec;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Fact;
import io.auscult.core.signal.Signal;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The serdes of state stores and their changelogs: a version byte, then Avro binary, without a registry. The byte says which
 * schema wrote the value. A value of another version is refused: a change of a stored schema adds a version and starts a new
 * generation of the streams app, which folds the log again into stores of its own.
 */
public final class StoreSerdes {
    /** The version that is written now; {@code published/store-*} has its schema. */
    static final byte VERSION = 5;

    private StoreSerdes() {}

    public static Serde<Fact> facts() {
        return serde(Codec.FACT);
    }

    public static Serde<AlertBook> alertBooks() {
        return serde(Codec.ALERT_BOOK);
    }

    public static Serde<Signal> signals() {
        return serde(Codec.SIGNAL);
    }

    public static Serde<PatientState> patientStates() {
        return serde(Codec.PATIENT_STATE);
    }

    private static <C, W extends SpecificRecord> Serde<C> serde(Codec<C, W> codec) {
        Serde<C> serde = new WireSerde<>(codec, new VersionFraming());
        // One of each for all: what they are made of costs far more than a value, and they are safe for several
        // threads.
        return Serdes.serdeFrom(serde.serializer(), serde.deserializer());
    }

    private static final class VersionFraming implements Framing {
        @Override
        public <W extends SpecificRecord> Serializer<W> serializer(Codec<?, W> codec) {
            AvroBinary<W> binary = new AvroBinary<>(codec);
            byte[] header = {VERSION};
            return (_, value) -> binary.write(header, value);
        }

        @Override
        public <W extends SpecificRecord> Deserializer<W> deserializer(Codec<?, W> codec) {
            AvroBinary<W> binary = new AvroBinary<>(codec);
            return (_, bytes) -> {
                if (bytes.length == 0 || bytes[0] != VERSION) {
                    throw new IllegalArgumentException(
                            "The state store was written in another version; fold the log again as a new generation");
                }
                return binary.read(bytes, 1);
            };
        }
    }
}
