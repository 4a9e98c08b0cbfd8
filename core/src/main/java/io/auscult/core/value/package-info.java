/** Values that cannot be wrong: built only when they are valid. */
@NullMarked
package io.auscult.core.value;

import org.jspecify.annotations.NullMarked;
