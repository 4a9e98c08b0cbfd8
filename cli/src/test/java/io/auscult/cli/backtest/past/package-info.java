/** Tests of the package of the same name. */
@NullMarked
package io.auscult.cli.backtest.past;

import org.jspecify.annotations.NullMarked;
