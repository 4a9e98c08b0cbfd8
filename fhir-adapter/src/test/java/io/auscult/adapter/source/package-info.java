/** Tests. */
@NullMarked
package io.auscult.adapter.source;

import org.jspecify.annotations.NullMarked;
