/** Tests of the wire. */
@NullMarked
package io.auscult.schemas.codec;

import org.jspecify.annotations.NullMarked;
