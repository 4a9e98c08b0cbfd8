/** The stages of the stream over one patient's events, in memory and without a broker: the same processors, and so the same answers. */
@NullMarked
package io.auscult.streams.replay;

import org.jspecify.annotations.NullMarked;
