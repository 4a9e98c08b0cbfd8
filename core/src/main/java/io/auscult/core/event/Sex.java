package io.auscult.core.event;

/** Sex as the record's administrative gender; the published equations know two, and say so for the others. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
