/** The chart as it lies in a state store: one fact, one record, and an index to a concept's newest facts. */
@NullMarked
package io.auscult.streams.store;

import org.jspecify.annotations.NullMarked;
