/** What can be found wrong in a pack's files without running them, each with file, line, column and a sentence. */
@NullMarked
package io.auscult.rules.lint;

import org.jspecify.annotations.NullMarked;
