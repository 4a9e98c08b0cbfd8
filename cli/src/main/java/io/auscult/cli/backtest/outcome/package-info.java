/** How alerts and scores compare with what became of the patients. Pure functions; each names what it is after. */
@NullMarked
package io.auscult.cli.backtest.outcome;

import org.jspecify.annotations.NullMarked;
