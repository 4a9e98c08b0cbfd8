/** Tests of the meters. */
@NullMarked
package io.auscult.adapter.meter;

import org.jspecify.annotations.NullMarked;
