/** One class per stage: get state, call one core function, put state, forward. */
@NullMarked
package io.auscult.streams.processor;

import org.jspecify.annotations.NullMarked;
