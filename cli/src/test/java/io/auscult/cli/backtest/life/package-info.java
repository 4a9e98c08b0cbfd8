/** Tests of the package of the same name. */
@NullMarked
package io.auscult.cli.backtest.life;

import org.jspecify.annotations.NullMarked;
