/** Alerts into the EHR's own record: from the outbox, one alert at a time, as often as it takes. */
@NullMarked
package io.auscult.delivery.writeback;

import org.jspecify.annotations.NullMarked;
