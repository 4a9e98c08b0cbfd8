@NullMarked
package io.auscult.cli.backfill;

import org.jspecify.annotations.NullMarked;
