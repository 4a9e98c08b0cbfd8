/** Which catalogue, models and packs are in force at a patient's now. */
@NullMarked
package io.auscult.streams.release;

import org.jspecify.annotations.NullMarked;
