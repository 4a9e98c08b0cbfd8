/** Tests. */
@NullMarked
package io.auscult.mapping;

import org.jspecify.annotations.NullMarked;
