package io.auscult.cli.backfill;

import io.auscult.schemas.topic.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param end how many bytes of the file stand before the next line
 * @param bytes without the line's end; null when it is longer than any message may be, and so was not kept
 */
record Line(long number, long end, @Nullable Payload bytes) {}
