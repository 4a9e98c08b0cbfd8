/** {@code auscult bench hooks}: what an answer to a CDS Hooks call takes with many alerts stored. */
@NullMarked
package io.auscult.cli.bench.hooks;

import org.jspecify.annotations.NullMarked;
