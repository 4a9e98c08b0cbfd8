/** The log of events: where it ends, and how far it is folded. */
@NullMarked
package io.auscult.cli.log;

import org.jspecify.annotations.NullMarked;
