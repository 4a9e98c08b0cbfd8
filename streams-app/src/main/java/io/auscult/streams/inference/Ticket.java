package io.auscult.streams.inference;

import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.PatientId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A question with its place in the topic. */
record Ticket(PatientId patient, InferenceRequest request, ConsumerRecord<String, byte[]> record) {

    /** Of one patient and one model, one question is under way at a time. */
    record Line(PatientId patient, ModelRef model) {}

    Line line() {
        return new Line(patient, request.model());
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    long offset() {
        return record.offset();
    }
}
