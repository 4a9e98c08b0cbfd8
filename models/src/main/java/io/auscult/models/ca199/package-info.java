/** CA 19-9 against its cut-off, where cholestasis does not forbid it. */
@NullMarked
package io.auscult.models.ca199;

import org.jspecify.annotations.NullMarked;
