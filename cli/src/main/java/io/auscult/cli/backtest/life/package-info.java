/** The past lived again, patient by patient and in parallel, by the stages of the stream themselves. */
@NullMarked
package io.auscult.cli.backtest.life;

import org.jspecify.annotations.NullMarked;
