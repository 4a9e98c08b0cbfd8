/** Tests. */
@NullMarked
package io.auscult.adapter.publish;

import org.jspecify.annotations.NullMarked;
