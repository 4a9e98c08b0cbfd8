package io.auscult.streams.replay;

/** Whose word it is that a due time has passed, and that a chart went from one record to another. */
public enum Clock {
    /** The log's: it has the events that the stream wrote when it read it first. */
    OF_THE_LOG,
    /** The replay's own: what is due rings when the next event is later, and what a record hands over arrives at once. */
    OWN
}
