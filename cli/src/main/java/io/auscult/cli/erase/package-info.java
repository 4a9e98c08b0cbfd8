/** Erasing a patient from a running Auscult. */
@NullMarked
package io.auscult.cli.erase;

import org.jspecify.annotations.NullMarked;
