/**
 * From the clinical domain to the wire and back: one codec a stage, and the serdes made of them. Times on the wire count
 * microseconds, so what an {@link java.time.Instant} holds below that is cut off when it is written; apps take their times in
 * microseconds. All else comes back as it went.
 */
@NullMarked
package io.auscult.schemas.codec;

import org.jspecify.annotations.NullMarked;
