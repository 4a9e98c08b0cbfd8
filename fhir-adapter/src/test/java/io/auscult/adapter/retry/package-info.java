/** Tests. */
@NullMarked
package io.auscult.adapter.retry;

import org.jspecify.annotations.NullMarked;
