/** Tests of the bench of taking in. */
@NullMarked
package io.auscult.cli.bench.ingest;

import org.jspecify.annotations.NullMarked;
