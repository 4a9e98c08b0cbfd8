package io.auscult.delivery.store;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The port to where a record goes that cannot be projected. */
public interface DeadLetters {
    /**
     * Returns once the letter is safe.
     *
     * @param reason without patient data
     */
    void bury(ConsumerRecord<byte[], byte[]> sent, String reason);
}
