package io.auscult.delivery.store;

/** Where a record stands in its topic: of two records about one thing, the one further along is the newer. */
public record Position(int partition, long offset) {}
