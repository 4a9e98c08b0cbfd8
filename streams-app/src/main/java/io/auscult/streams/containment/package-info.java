/** What becomes of a rule pack that went over its bounds: a pause, as a record among the releases. */
@NullMarked
package io.auscult.streams.containment;

import org.jspecify.annotations.NullMarked;
