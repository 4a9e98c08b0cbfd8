/** The messages as they came in: which there are, and what became of each. */
@NullMarked
package io.auscult.cli.messages;

import org.jspecify.annotations.NullMarked;
