/** The same functions on a copy of chart and book, for a synchronous question. */
@NullMarked
package io.auscult.streams.consult;

import org.jspecify.annotations.NullMarked;
