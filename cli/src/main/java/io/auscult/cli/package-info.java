/** The command line of Auscult. */
@NullMarked
package io.auscult.cli;

import org.jspecify.annotations.NullMarked;
