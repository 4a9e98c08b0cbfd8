/** Scoring lines of plain inputs, without a running Auscult. */
@NullMarked
package io.auscult.cli.score;

import org.jspecify.annotations.NullMarked;
