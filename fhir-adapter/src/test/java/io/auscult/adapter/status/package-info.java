/** Tests of the status. */
@NullMarked
package io.auscult.adapter.status;

import org.jspecify.annotations.NullMarked;
