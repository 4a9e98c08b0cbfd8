/** Folding the log anew beside the running streams app, comparing the two, and switching over. */
@NullMarked
package io.auscult.cli.rebuild;

import org.jspecify.annotations.NullMarked;
