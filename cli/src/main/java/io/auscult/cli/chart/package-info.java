/** {@code auscult chart}: what is known about one patient, now or at a past time, with the reason for what is not used. */
@NullMarked
package io.auscult.cli.chart;

import org.jspecify.annotations.NullMarked;
