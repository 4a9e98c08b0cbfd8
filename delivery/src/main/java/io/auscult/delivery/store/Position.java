package io.auscult.delivery.store;

/**
 * Where a record stands in its topic: of two records about one thing, the one further along is the newer; of two in different
 * partitions, the one of the later time.
 *
 * @param time of the record, milliseconds since the epoch
 * @param cause the place in the patient's partition of the log of the event that led to it
 */
public record Position(int partition, long offset, long time, long cause) {}
