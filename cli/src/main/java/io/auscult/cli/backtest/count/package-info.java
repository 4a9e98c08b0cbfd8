/** What a lived past comes to: how many alerts, where, when, held by what, and what differs from other rules. Pure functions. */
@NullMarked
package io.auscult.cli.backtest.count;

import org.jspecify.annotations.NullMarked;
