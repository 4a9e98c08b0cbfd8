/** An EHR as a stub, and what is asked of it. */
@NullMarked
package io.auscult.adapter.ehr;

import org.jspecify.annotations.NullMarked;
