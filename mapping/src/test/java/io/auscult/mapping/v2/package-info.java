/** Tests. */
@NullMarked
package io.auscult.mapping.v2;

import org.jspecify.annotations.NullMarked;
