/** Tests. */
@NullMarked
package io.auscult.adapter.identity;

import org.jspecify.annotations.NullMarked;
