/** What taking in a message costs beside merely parsing it. */
@NullMarked
package io.auscult.cli.bench.ingest;

import org.jspecify.annotations.NullMarked;
