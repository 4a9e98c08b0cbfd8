/** Tests of the package of the same name. */
@NullMarked
package io.auscult.cli.backtest.outcome;

import org.jspecify.annotations.NullMarked;
