package io.auscult.schemas.codec;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** How a record on the wire says which schema it was written with: here always byte 0, then the schema's id in four bytes. */
interface Framing {

    <W extends SpecificRecord> Serializer<W> serializer(Codec<?, W> codec);

    <W extends SpecificRecord> Deserializer<W> deserializer(Codec<?, W> codec);
}
