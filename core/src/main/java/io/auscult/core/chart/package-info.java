/** The patient as now known: facts folded from events. */
@NullMarked
package io.auscult.core.chart;

import org.jspecify.annotations.NullMarked;
