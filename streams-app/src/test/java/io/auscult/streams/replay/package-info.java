/** The stages without a broker, beside the same stages with one. */
@NullMarked
package io.auscult.streams.replay;

import org.jspecify.annotations.NullMarked;
