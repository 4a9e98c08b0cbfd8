package io.auscult.streams.store;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.FactKey;
import io.auscult.core.value.PatientId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The layout of {@code chart-by-patient}. Three kinds of entries, all beginning with the patient:
 *
 * <pre>
 * patient(16) 'f' fact key                              -> the fact
 * patient(16) 'i' concept 0x00 inverted time(8) fact key -> nothing; in this order a concept's newest facts come first
 * patient(16) 's' identity                              -> the keys of the facts that are about the same thing, each ended by 0x00;
 *                                                          only where there can be several
 * </pre>
 */
final class ChartKeys {
    private static final byte FACT = 'f';
    private static final byte INDEX = 'i';
    private static final byte SAME = 's';
    private static final int PATIENT_BYTES = 16;
    private static final byte[] NOTHING = {};
    private static final byte[] ABOVE_EVERY_KEY = {(byte) 0xff};

    private ChartKeys() {}

    static Bytes fact(PatientId patient, FactKey key) {
        byte[] name = key.value().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(start(patient, FACT, name.length).put(name).array());
    }

    static Bytes index(PatientId patient, ConceptId concept, Instant at, FactKey key) {
        byte[] conceptName = utf8(concept.value());
        byte[] factName = utf8(key.value());
        return Bytes.wrap(start(patient, INDEX, conceptName.length + 1 + Long.BYTES + factName.length)
                .put(conceptName)
                .put((byte) 0)
                .putLong(inverted(at))
                .put(factName)
                .array());
    }

    /** The lowest index key of facts not newer than {@code at}. */
    static Bytes indexFrom(PatientId patient, ConceptId concept, Instant at) {
        return bound(patient, concept, inverted(at), false);
    }

    /** A key above every index key of facts not older than {@code at}. */
    static Bytes indexTo(PatientId patient, ConceptId concept, Instant at) {
        return bound(patient, concept, inverted(at), true);
    }

    static FactKey factOf(Bytes indexKey, ConceptId concept) {
        int start = PATIENT_BYTES + 1 + utf8(concept.value()).length + 1 + Long.BYTES;
        byte[] key = indexKey.get();
        return new FactKey(new String(Arrays.copyOfRange(key, start, key.length), StandardCharsets.UTF_8));
    }

    static Bytes same(PatientId patient, String identity) {
        byte[] name = utf8(identity);
        return Bytes.wrap(start(patient, SAME, name.length).put(name).array());
    }

    /** The lowest key of facts whose own keys begin with this text. */
    static Bytes factsFrom(PatientId patient, String prefix) {
        byte[] name = utf8(prefix);
        return Bytes.wrap(start(patient, FACT, name.length).put(name).array());
    }

    /** A key above every key of facts whose own keys begin with this text. */
    static Bytes factsTo(PatientId patient, String prefix) {
        byte[] name = utf8(prefix);
        return Bytes.wrap(start(patient, FACT, name.length + ABOVE_EVERY_KEY.length)
                .put(name)
                .put(ABOVE_EVERY_KEY)
                .array());
    }

    private static Bytes bound(PatientId patient, ConceptId concept, long invertedTime, boolean above) {
        byte[] conceptName = utf8(concept.value());
        byte[] end = above ? ABOVE_EVERY_KEY : NOTHING;
        return Bytes.wrap(start(patient, INDEX, conceptName.length + 1 + Long.BYTES + end.length)
                .put(conceptName)
                .put((byte) 0)
                .putLong(invertedTime)
                .put(end)
                .array());
    }

    private static ByteBuffer start(PatientId patient, byte kind, int rest) {
        return ByteBuffer.allocate(PATIENT_BYTES + 1 + rest)
                .put(PatientKey.of(patient).get())
                .put(kind);
    }

    /** Micros since the epoch as eight bytes whose unsigned order is newest first, also before 1970. */
    private static long inverted(Instant at) {
        return ~(ChronoUnit.MICROS.between(Instant.EPOCH, at) ^ Long.MIN_VALUE);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
