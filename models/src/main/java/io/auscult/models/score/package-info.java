/** Scoring of plain input lines, without a chart. */
@NullMarked
package io.auscult.models.score;

import org.jspecify.annotations.NullMarked;
