/** Asks remote models what the models in the stream want to know, and writes what they answer to the log. */
@NullMarked
package io.auscult.streams.inference;

import org.jspecify.annotations.NullMarked;
