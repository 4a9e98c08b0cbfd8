/** What each source has sent and what became of it: kept as meters for monitoring, and in memory for the status page. */
@NullMarked
package io.auscult.adapter.meter;

import org.jspecify.annotations.NullMarked;
