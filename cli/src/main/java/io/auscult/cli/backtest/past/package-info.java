/** Where the past comes from: files or the log, split by patient so that it is lived in parallel and in bounded memory. */
@NullMarked
package io.auscult.cli.backtest.past;

import org.jspecify.annotations.NullMarked;
