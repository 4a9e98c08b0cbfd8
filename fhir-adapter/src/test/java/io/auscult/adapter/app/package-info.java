/** Tests. */
@NullMarked
package io.auscult.adapter.app;

import org.jspecify.annotations.NullMarked;
