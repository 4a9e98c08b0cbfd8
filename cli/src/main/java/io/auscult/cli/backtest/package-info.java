/** What rules would have done in the past, by the functions that decide in the stream. */
@NullMarked
package io.auscult.cli.backtest;

import org.jspecify.annotations.NullMarked;
