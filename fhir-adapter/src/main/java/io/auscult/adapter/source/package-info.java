/** Ways in: what each door lets through, and what becomes of it. */
@NullMarked
package io.auscult.adapter.source;

import org.jspecify.annotations.NullMarked;
