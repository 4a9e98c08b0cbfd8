package io.auscult.streams.processor;

import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.topic.Payload;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads an event, and never throws for a record that is none: the record goes on as {@link Arrival.Unreadable}. */
public final class ArrivalDeserializer implements Deserializer<Arrival> {
    private final Deserializer<PatientEvent> events;

    public ArrivalDeserializer(Deserializer<PatientEvent> events) {
        this.events = events;
    }

    @Override
    public Arrival deserialize(String topic, byte @Nullable [] data) {
        return read(data, bytes -> events.deserialize(topic, bytes));
    }

    @Override
    public Arrival deserialize(String topic, Headers headers, byte @Nullable [] data) {
        return read(data, bytes -> events.deserialize(topic, headers, bytes));
    }

    private static Arrival read(byte @Nullable [] data, Reader reader) {
        if (data == null) {
            return new Arrival.Unreadable(Payload.of(new byte[0]), "The log has a record without a value");
        }
        try {
            return new Arrival.Understood(Payload.of(data), reader.read(data));
        } catch (SerializationException | IllegalArgumentException e) {
            return new Arrival.Unreadable(Payload.of(data), "Not a readable patient event: " + e.getMessage());
        }
    }

    private interface Reader {
        PatientEvent read(byte[] data);
    }
}
