/** Tests of what follows from facts. */
@NullMarked
package io.auscult.core.derived;

import org.jspecify.annotations.NullMarked;
