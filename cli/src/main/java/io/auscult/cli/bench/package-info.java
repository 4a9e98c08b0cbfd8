/** How many events a second the pipeline takes, beside a topology that does nothing. */
@NullMarked
package io.auscult.cli.bench;

import org.jspecify.annotations.NullMarked;
