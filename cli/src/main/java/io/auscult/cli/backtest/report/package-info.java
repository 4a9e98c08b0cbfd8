/** A backtest as text, JSON, CSV and a page. */
@NullMarked
package io.auscult.cli.backtest.report;

import org.jspecify.annotations.NullMarked;
