/** What risk models say about a chart: a score, or why there is none. */
@NullMarked
package io.auscult.core.signal;

import org.jspecify.annotations.NullMarked;
