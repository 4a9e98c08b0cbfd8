/** Tests of what models say. */
@NullMarked
package io.auscult.core.signal;

import org.jspecify.annotations.NullMarked;
