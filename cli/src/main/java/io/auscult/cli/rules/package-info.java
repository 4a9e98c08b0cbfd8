/** Trying rule packs without a running Auscult. */
@NullMarked
package io.auscult.cli.rules;

import org.jspecify.annotations.NullMarked;
