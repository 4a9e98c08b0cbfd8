package io.auscult.schemas.codec;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;

/**
 * Keeps Avro's readers and writers by the identity of their schema. The default provider keeps them by a fingerprint that it
 * computes anew for every record, which costs more than folding, scoring and deciding together. One provider serves one
 * serializer or deserializer, hence one type. Public, because the registry's serde makes it by its name.
 */
public final class CachedDatumProvider<T> extends DefaultAvroDatumProvider<T> {
    private final ByIdentity<Schema, DatumWriter<T>> writers = new ByIdentity<>();
    private final ByIdentity<Schema, DatumReader<T>> readers = new ByIdentity<>();

    @Override
    public DatumWriter<T> createDatumWriter(T value, Schema schema) {
        return writers.get(schema, missing -> super.createDatumWriter(value, missing));
    }

    @Override
    public DatumReader<T> createDatumReader(Schema schema) {
        return readers.get(schema, super::createDatumReader);
    }
}
